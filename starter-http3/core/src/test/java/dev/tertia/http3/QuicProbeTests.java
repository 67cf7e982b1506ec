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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertia.http3.probe.ProbeSockets;
import dev.tertia.http3.probe.QuicProbe;
import dev.tertia.http3.probe.ServedChain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.netty.resources.LoopResources;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a listener shows to itself. */
@Timeout(60)
final class QuicProbeTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static ServedChain probe(TestServer server) throws Exception {
        return server.listener().admin().probe().run("localhost", PATIENCE).get();
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, "noSuchField"})
    void readsTheCertificateFromTheWire(String field) throws Exception {
        try (TestServer server =
                TestServer.start(
                        QuicTransportConfig.defaults(),
                        new ReactorNettyConnectionHandlerFactory(field),
                        http -> http)) {
            assertThat(probe(server).server()).isEqualTo(TestServer.certificate().certificate());
            assertThat(server.listener().admin().probe().run(null, PATIENCE).get().server())
                    .isEqualTo(TestServer.certificate().certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "::1"})
    void findsTheListenerWhereverItIsBound(String address) throws Exception {
        try (TestServer server = TestServer.start(InetAddress.getByName(address))) {
            assertThat(probe(server).server()).isEqualTo(TestServer.certificate().certificate());
            assertThat(server.listener().stats().connections().opened()).isZero();
        }
    }

    @Test
    void countsAgainstNoLimitAndInNoStatistics() throws Exception {
        try (TestServer server =
                        TestServer.start(
                                new ConnectionLimits(1, 1, 32, 64, Duration.ofSeconds(10)));
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            for (int i = 0; i < 3; i++) {
                probe(server);
            }
            var stats = server.listener().stats();
            assertThat(stats.connections().opened()).isEqualTo(1);
            assertThat(stats.connections().active()).isEqualTo(1);
            assertThat(stats.connections().handshaking()).isZero();
            assertThat(server.listener().refused(Refusal.CONNECTIONS)).isZero();
            assertThat(client.peerTransportParameters()).isNotNull();
        }
    }

    @Test
    void passesAddressValidation() throws Exception {
        try (TestServer server =
                TestServer.start(
                        new RetryConfig(
                                RetryMode.ALWAYS,
                                1,
                                Duration.ofSeconds(10),
                                List.of(),
                                Duration.ofHours(1)))) {
            assertThat(probe(server).certificates()).isNotEmpty();
            assertThat(server.listener().validatedAddresses()).isEqualTo(1);
        }
    }

    @Test
    void keepsNoDrainWaiting() throws Exception {
        try (TestServer server = TestServer.start()) {
            CompletableFuture<ServedChain> running =
                    server.listener().admin().probe().run(null, PATIENCE);
            server.listener().drain().get(10, TimeUnit.SECONDS);
            assertThat(running.get().certificates()).isNotEmpty();
            assertThat(server.listener().refused(Refusal.DRAINING)).isZero();
        }
    }

    @Test
    void failsOnceTheListenerIsClosed() throws Exception {
        TestServer server = TestServer.start();
        QuicProbe probe = server.listener().admin().probe();
        server.listener().close();
        assertThatThrownBy(() -> probe.run(null, Duration.ofMillis(300)).get()).isNotNull();
        server.close();
    }

    @Test
    void givesUpAndClosesItsSocket() throws Exception {
        LoopResources loops = LoopResources.create("test-probe", 1, true);
        Set<InetSocketAddress> open = ConcurrentHashMap.newKeySet();
        CompletableFuture<InetSocketAddress> closed = new CompletableFuture<>();
        ProbeSockets sockets =
                new ProbeSockets() {
                    @Override
                    public boolean add(InetSocketAddress address) {
                        return open.add(address);
                    }

                    @Override
                    public void remove(InetSocketAddress address) {
                        closed.complete(address);
                    }
                };
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), mute.getLocalPort());
            var probe = new QuicProbe(address, loops, sockets);
            assertThatThrownBy(() -> probe.run(null, Duration.ofMillis(100)).get())
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(open).containsExactly(closed.get(10, TimeUnit.SECONDS));
        } finally {
            loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
        }
    }

    @Test
    void fewRunAtOnce() {
        var probes = new ProbeConnections();
        for (int port = 1; port <= ProbeConnections.MAX_AT_ONCE; port++) {
            assertThat(probes.add(new InetSocketAddress("192.0.2.1", port))).isTrue();
        }
        assertThat(probes.add(new InetSocketAddress("192.0.2.1", 99))).isFalse();
        assertThat(probes.take(new InetSocketAddress("192.0.2.1", 1))).isTrue();
        assertThat(probes.take(new InetSocketAddress("192.0.2.1", 1))).isFalse();
        assertThat(probes.take(new InetSocketAddress("192.0.2.2", 2))).isFalse();
        assertThat(probes.add(new InetSocketAddress("192.0.2.1", 99))).isTrue();
    }
}
