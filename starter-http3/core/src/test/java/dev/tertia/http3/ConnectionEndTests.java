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

import dev.tertia.http3.stats.ConnectionEnd;
import dev.tertia.http3.stats.ConnectionStats;
import dev.tertia.http3.stats.Http3Stats;

import io.netty.handler.codec.http3.Http3ErrorCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;

/** Each connection is counted once when it comes and once when it ends. */
@Timeout(60)
final class ConnectionEndTests {

    private static final Http3ListenerConfig DEFAULTS = Http3ListenerConfig.defaults();

    private static RawQuicClient connect(TestServer server) throws Exception {
        return new RawQuicClient(server.listener().localAddress());
    }

    private static TestServer start(Duration idleTimeout, Duration handshakeTimeout, int most) {
        QuicTransportConfig transport = DEFAULTS.transport();
        return TestServer.start(
                new Http3ListenerConfig(
                        new QuicTransportConfig(
                                idleTimeout,
                                transport.connectionWindow(),
                                transport.streamWindow(),
                                transport.maxConcurrentStreams(),
                                transport.maxFieldSectionSize()),
                        DEFAULTS.retry(),
                        new ConnectionLimits(most, most, 32, 64, handshakeTimeout),
                        DEFAULTS.requests()));
    }

    private static TestServer start() {
        return start(Duration.ofSeconds(30), Duration.ofSeconds(10), 100);
    }

    private static ConnectionStats awaitEnd(TestServer server, ConnectionEnd end) {
        ConnectionStats stats = server.listener().stats().connections();
        while (stats.ended(end) == 0) {
            Thread.onSpinWait();
            stats = server.listener().stats().connections();
        }
        return stats;
    }

    private static void assertOnly(ConnectionEnd end, ConnectionStats stats) {
        assertThat(stats.opened()).isEqualTo(1);
        assertThat(stats.ended())
                .allSatisfy((reason, count) -> assertThat(count).isEqualTo(reason == end ? 1 : 0));
    }

    @Test
    void isThatOfAPeerWithoutAnError() throws Exception {
        try (TestServer server = start()) {
            connect(server).close();
            assertOnly(ConnectionEnd.PEER, awaitEnd(server, ConnectionEnd.PEER));
        }
    }

    @Test
    void isThatOfAPeerWithAnError() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = connect(server)) {
            client.close(Http3ErrorCode.H3_INTERNAL_ERROR);
            assertOnly(ConnectionEnd.PEER_ERROR, awaitEnd(server, ConnectionEnd.PEER_ERROR));
        }
    }

    @Test
    void noErrorOfHttp3IsNone() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = connect(server)) {
            client.close(Http3ErrorCode.H3_NO_ERROR);
            assertOnly(ConnectionEnd.PEER, awaitEnd(server, ConnectionEnd.PEER));
        }
    }

    @Test
    void isOrderlyWhenTheListenerIsDrained() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = connect(server)) {
            assertThat(server.listener().stats().draining()).isFalse();
            var _ = server.listener().drain();
            assertThat(client.awaitClose()).isEqualTo(Http3ErrorCode.H3_NO_ERROR.code());
            assertOnly(ConnectionEnd.DRAINED, awaitEnd(server, ConnectionEnd.DRAINED));
            assertThat(server.listener().stats().draining()).isTrue();
        }
    }

    @Test
    void isAnErrorOfThisSideForAFaultOfThePeer() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = connect(server)) {
            client.control(Wire.frame(0x00)).finish();
            assertThat(client.awaitClose()).isNotEqualTo(Http3ErrorCode.H3_NO_ERROR.code());
            assertOnly(ConnectionEnd.LOCAL_ERROR, awaitEnd(server, ConnectionEnd.LOCAL_ERROR));
        }
    }

    @Test
    void isSilentWhenIdle() throws Exception {
        try (TestServer server = start(Duration.ofMillis(100), Duration.ofSeconds(10), 100);
                RawQuicClient client = connect(server)) {
            assertThat(client.peerTransportParameters().maxIdleTimeout()).isEqualTo(100);
            assertOnly(ConnectionEnd.IDLE_TIMEOUT, awaitEnd(server, ConnectionEnd.IDLE_TIMEOUT));
        }
    }

    @Test
    void isATimeoutWhenTheHandshakeIsNotFinished() throws Exception {
        try (TestServer server = start(Duration.ofSeconds(30), Duration.ofMillis(100), 100);
                DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            byte[] initial = InitialDatagram.capture();
            client.send(
                    new DatagramPacket(initial, initial.length, server.listener().localAddress()));
            ConnectionStats stats = awaitEnd(server, ConnectionEnd.HANDSHAKE_TIMEOUT);
            assertOnly(ConnectionEnd.HANDSHAKE_TIMEOUT, stats);
            Http3Stats all = server.listener().stats();
            assertThat(all.traffic().receivedPackets()).isPositive();
            assertThat(server.listener().refused(Refusal.HANDSHAKE_TIMEOUT)).isEqualTo(1);
        }
    }

    @Test
    void isAFailureWhenThePeerGivesUpItsHandshake() throws Exception {
        try (TestServer server = start()) {
            var error =
                    TestClients.untrusting(server.port())
                            .get()
                            .uri("/hello")
                            .response()
                            .map(response -> "answered")
                            .onErrorResume(failure -> reactor.core.publisher.Mono.just("failed"))
                            .block(Duration.ofSeconds(30));
            assertThat(error).isEqualTo("failed");
            ConnectionStats stats = awaitEnd(server, ConnectionEnd.HANDSHAKE_FAILED);
            assertThat(stats.ended(ConnectionEnd.HANDSHAKE_FAILED)).isEqualTo(stats.opened());
            assertThat(stats.handshaking()).isZero();
        }
    }

    @Test
    void isARefusalBeyondTheLimit() throws Exception {
        try (TestServer server = start(Duration.ofSeconds(30), Duration.ofSeconds(10), 1);
                RawQuicClient first = connect(server);
                QuicClientSocket second =
                        new QuicClientSocket(server.listener().localAddress(), "127.0.0.1")) {
            var _ = second.connect(error -> {});
            ConnectionStats stats = awaitEnd(server, ConnectionEnd.REFUSED);
            assertThat(stats.active()).isEqualTo(1);
            assertThat(stats.opened()).isEqualTo(1 + stats.ended(ConnectionEnd.REFUSED));
            assertThat(first.peerTransportParameters()).isNotNull();
        }
    }
}
