/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Address validation, as clients and those who pretend to be some see it. */
@Timeout(60)
final class RetryTests {

    private static final int RETRY = 0xf0;

    private static final byte[] UNKNOWN_TOKEN = {1, 2, 3, 4, 5, 6, 7, 8};

    private static RetryConfig retry(RetryMode mode, Duration lifetime, SecretKey... keys) {
        return new RetryConfig(mode, 1, lifetime, List.of(keys), Duration.ofHours(1));
    }

    private static TestServer start(RetryMode mode) {
        return TestServer.start(retry(mode, Duration.ofSeconds(10)));
    }

    private static String hello(TestServer server) {
        return TestClients.http3(server.port())
                .get()
                .uri("/hello")
                .responseContent()
                .aggregate()
                .asString()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    @Test
    void always() {
        try (TestServer server = start(RetryMode.ALWAYS)) {
            assertThat(hello(server)).isEqualTo("hello");
            assertThat(hello(server)).isEqualTo("hello");
            assertThat(server.listener().sentRetries()).isEqualTo(2);
            assertThat(server.listener().validatedAddresses()).isEqualTo(2);
        }
    }

    @Test
    void never() {
        try (TestServer server = start(RetryMode.NEVER)) {
            for (int i = 0; i < 3; i++) {
                assertThat(hello(server)).isEqualTo("hello");
            }
            assertThat(server.listener().sentRetries()).isZero();
        }
    }

    @Test
    void adaptiveOnlyWhileHandshakesAreUnfinished() throws Exception {
        try (TestServer server = start(RetryMode.ADAPTIVE);
                DatagramSocket pretender = socket()) {
            send(pretender, InitialDatagram.capture(), server);
            await(() -> server.listener().unfinishedHandshakes() == 1);
            assertThat(server.listener().sentRetries()).isZero();
            assertThat(hello(server)).isEqualTo("hello");
            assertThat(server.listener().sentRetries()).isEqualTo(1);
            assertThat(server.listener().validatedAddresses()).isEqualTo(1);
        }
    }

    /** Otherwise a client that remembers a token of this address' former server is locked out. */
    @ParameterizedTest
    @EnumSource
    void unknownTokenIsAnsweredWithRetry(RetryMode mode) throws Exception {
        try (TestServer server = start(mode);
                DatagramSocket client = socket()) {
            byte[] initial = InitialDatagram.capture();
            byte[] datagram =
                    InitialDatagram.withToken(
                            initial, InitialDatagram.destinationId(initial), UNKNOWN_TOKEN);
            send(client, datagram, server);
            byte[] answer = receive(client);
            assertThat(answer[0] & 0xf0).isEqualTo(RETRY);
            assertThat(answer.length).isLessThan(3 * datagram.length);
            assertThat(server.listener().activeConnections()).isZero();
            send(client, comeBack(initial, answer), server);
            await(() -> server.listener().validatedAddresses() == 1);
        }
    }

    @Test
    void tokenIsForOneAddressAndOneUse() throws Exception {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        ConnectionLimits impatient = new ConnectionLimits(10, 10, 32, 64, Duration.ofMillis(100));
        var config =
                new Http3ListenerConfig(
                        defaults.transport(),
                        retry(RetryMode.ALWAYS, Duration.ofSeconds(60)),
                        impatient,
                        defaults.requests());
        try (TestServer server = TestServer.start(config);
                DatagramSocket client = socket();
                DatagramSocket other = socket()) {
            byte[] initial = InitialDatagram.capture();
            send(client, initial, server);
            byte[] withToken = comeBack(initial, receive(client));
            send(other, withToken, server);
            await(() -> server.listener().rejectedTokens() == 1);
            send(client, withToken, server);
            await(() -> server.listener().validatedAddresses() == 1);
            await(() -> server.listener().activeConnections() == 0);
            send(client, withToken, server);
            await(() -> server.listener().rejectedTokens() == 2);
            assertThat(hello(server)).isEqualTo("hello");
        }
    }

    @Test
    void expiredTokenIsDropped() throws Exception {
        try (TestServer server = TestServer.start(retry(RetryMode.ALWAYS, Duration.ofMillis(5)));
                DatagramSocket client = socket()) {
            byte[] initial = InitialDatagram.capture();
            send(client, initial, server);
            byte[] withToken = comeBack(initial, receive(client));
            long expired = System.currentTimeMillis() + 6;
            await(() -> System.currentTimeMillis() > expired);
            send(client, withToken, server);
            await(() -> server.listener().rejectedTokens() == 1);
            assertThat(server.listener().activeConnections()).isZero();
        }
    }

    @Test
    void foreignTokenIsUnknownUnlessInstancesShareTheirKeys() throws Exception {
        SecretKey shared = new SecretKeySpec(new byte[32], "HmacSHA256");
        RetryConfig sharing = retry(RetryMode.ALWAYS, Duration.ofSeconds(10), shared);
        try (TestServer first = TestServer.start(sharing);
                TestServer second = TestServer.start(sharing);
                TestServer stranger = start(RetryMode.ALWAYS);
                DatagramSocket client = socket()) {
            byte[] initial = InitialDatagram.capture();
            send(client, initial, first);
            byte[] withToken = comeBack(initial, receive(client));
            send(client, withToken, stranger);
            assertThat(receive(client)[0] & 0xf0).isEqualTo(RETRY);
            assertThat(stranger.listener().activeConnections()).isZero();
            send(client, withToken, second);
            await(() -> second.listener().validatedAddresses() == 1);
        }
    }

    /** RFC 9000 §8.1: three times what came from an address that is not validated. */
    @Test
    void sendsNoMoreThanThreeTimesWhatItGot() throws Exception {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        // Long enough for the server to repeat what it sends more than once.
        ConnectionLimits limits = new ConnectionLimits(10, 10, 32, 64, Duration.ofSeconds(4));
        var config =
                new Http3ListenerConfig(
                        defaults.transport(),
                        retry(RetryMode.NEVER, Duration.ofSeconds(10)),
                        limits,
                        defaults.requests());
        try (TestServer server = TestServer.start(config);
                DatagramSocket client = socket()) {
            byte[] initial = InitialDatagram.capture();
            send(client, initial, server);
            await(() -> server.listener().activeConnections() == 1);
            await(() -> server.listener().activeConnections() == 0);
            int received = receiveAll(client);
            assertThat(received).isBetween(initial.length, 3 * initial.length);
            assertThat(server.listener().withheldDatagrams()).isPositive();
        }
    }

    /** RFC 9000 §14.1. */
    @Test
    void smallDatagramsAreNotAnswered() throws Exception {
        try (TestServer server = start(RetryMode.ALWAYS);
                DatagramSocket client = socket()) {
            byte[] initial = InitialDatagram.capture();
            send(client, Arrays.copyOf(initial, 1199), server);
            byte[] unknownVersion = Arrays.copyOf(initial, 600);
            unknownVersion[1] = 0x1a;
            send(client, unknownVersion, server);
            await(() -> server.listener().droppedDatagrams() == 2);
            send(client, initial, server);
            assertThat(receive(client)[0] & 0xf0).isEqualTo(RETRY);
            assertThat(receiveAll(client)).isZero();
        }
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(DatagramSocket from, byte[] datagram, TestServer to)
            throws IOException {
        from.send(new DatagramPacket(datagram, datagram.length, to.listener().localAddress()));
    }

    private static byte[] receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Counts what is there already. */
    private static int receiveAll(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(1);
        int length = 0;
        try {
            while (true) {
                length += receive(socket).length;
            }
        } catch (SocketTimeoutException ex) {
            return length;
        }
    }

    /** What a client sends when it has got a Retry packet. */
    private static byte[] comeBack(byte[] initial, byte[] retry) {
        int destinationEnd = 6 + retry[5];
        int sourceStart = destinationEnd + 1;
        int sourceEnd = sourceStart + retry[destinationEnd];
        return InitialDatagram.withToken(
                initial,
                Arrays.copyOfRange(retry, sourceStart, sourceEnd),
                Arrays.copyOfRange(retry, sourceEnd, retry.length - 16));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }
}
