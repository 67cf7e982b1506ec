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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

final class Http3ListenerTests {

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, "noSuchField"})
    void namesTheAddressThatIsTaken(String field) throws IOException {
        LoopResources loops = LoopResources.create("test", 1, true);
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            assertThatExceptionOfType(Http3BindException.class)
                    .isThrownBy(() -> bind(address, loops, field))
                    .withMessageContaining("udp/" + address.getPort())
                    .withMessageContaining("Address already in use")
                    .satisfies(ex -> assertThat(ex.getAddress()).isEqualTo(address))
                    .satisfies(ex -> assertThat(ex.isAddressInUse()).isTrue());
        } finally {
            loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, "noSuchField"})
    void namesTheAddressThatIsNotOfThisMachine(String field) throws IOException {
        LoopResources loops = LoopResources.create("test", 1, true);
        // Reserved for documentation (RFC 5737).
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        try {
            assertThatExceptionOfType(Http3BindException.class)
                    .isThrownBy(() -> bind(new InetSocketAddress(elsewhere, 8443), loops, field))
                    .withMessageContaining("udp/8443 on /192.0.2.1")
                    .satisfies(ex -> assertThat(ex.isAddressInUse()).isFalse());
        } finally {
            loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
        }
    }

    private static Http3Listener bind(
            InetSocketAddress address, LoopResources loops, String field) {
        return Http3ListenerBinding.bind(
                HttpServer.create(),
                address,
                Http3ListenerConfig.defaults(),
                TestServer.sslContext(),
                loops,
                new ReactorNettyConnectionHandlerFactory(field),
                new Http3Statistics());
    }

    @Test
    void freesItsAddressWhenClosed() throws IOException {
        TestServer server = TestServer.start();
        int port = server.port();
        server.close();
        assertThat(server.listener().isAccepting()).isFalse();
        try (DatagramSocket again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
        server.listener().close();
    }

    @Test
    void countsTheRequestsInFlight() {
        try (TestServer server = TestServer.start()) {
            server.routes().emit("first");
            String first =
                    TestClients.http3(server.port())
                            .get()
                            .uri("/events")
                            .responseContent()
                            .asString()
                            .doOnNext(event ->
                                    assertThat(server.listener().activeRequests()).isEqualTo(1))
                            .blockFirst(Duration.ofSeconds(30));
            assertThat(first).startsWith("data:first");
        }
    }

    @Test
    void announcesItsLimits() throws Exception {
        QuicTransportConfig config =
                new QuicTransportConfig(Duration.ofSeconds(7), 70_000, 60_000, 5, 4096);
        try (TestServer server =
                        TestServer.start(
                                config, new ReactorNettyConnectionHandlerFactory(), http -> http);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            var parameters = client.peerTransportParameters();
            assertThat(parameters.maxIdleTimeout()).isEqualTo(7000);
            assertThat(parameters.initialMaxData()).isEqualTo(70_000);
            assertThat(parameters.initialMaxStreamDataBidiRemote()).isEqualTo(60_000);
            assertThat(parameters.initialMaxStreamsBidi()).isEqualTo(5);
        }
    }
}
