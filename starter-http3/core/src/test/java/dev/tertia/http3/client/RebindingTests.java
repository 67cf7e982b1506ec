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
package dev.tertia.http3.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;
import dev.tertia.http3.network.UdpProxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A NAT gives the client another port. */
@Timeout(60)
final class RebindingTests {

    private static final int DOWNLOADS = 4;

    private static final long MIB = 1 << 20;

    private static final int FULL_SIZE = 1200;

    @TempDir private Path directory;

    /** As NATs do when a connection has been silent for too long. */
    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void aConnectionGoesOnAtTheNewPort(ClientKind kind) throws Exception {
        try (TestServer server = TestServer.start();
                UdpProxy network = new UdpProxy(server.listener().localAddress());
                TestClient client = kind.connect(network.address().getPort(), this.directory)) {
            BlockingQueue<String> lines = client.lines("/events");
            server.routes().emit("before");
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("data:before");
            String address = get(client, "/address").text();
            network.rebind();
            assertThat(get(client, "/address").text()).isNotEqualTo(address);
            server.routes().emit("after");
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("data:after");
            assertThat(get(client, "/big").body()).isEqualTo(TestRoutes.BIG);
            assertThat(network.bytesToCurrentPorts()).isGreaterThan(TestRoutes.BIG.length);
            assertThat(server.listener().activeConnections()).isEqualTo(client.connections());
            server.routes().endEvents();
        }
    }

    /**
     * What was under way to the old port is lost. Jetty's client is not among them: it fell silent
     * at times, and of a client that says nothing more no server can know where it is.
     */
    @ParameterizedTest
    @EnumSource(names = {"KWIK", "REACTOR_NETTY"})
    void aDownloadGoesOnAtTheNewPort(ClientKind kind) throws Exception {
        try (TestServer server = TestServer.start();
                UdpProxy network = new UdpProxy(server.listener().localAddress());
                TestClient client = kind.connect(network.address().getPort(), this.directory)) {
            for (int i = 1; i <= DOWNLOADS; i++) {
                long before = network.fromServer().bytes();
                var download = client.send("GET", "/big", new byte[0]);
                network.fromServer().awaitBytes(before + i * MIB);
                network.rebindAbruptly();
                assertThat(download.get(30, TimeUnit.SECONDS).body()).isEqualTo(TestRoutes.BIG);
                assertThat(network.bytesToCurrentPorts()).isPositive();
            }
            assertThat(server.listener().activeConnections()).isEqualTo(client.connections());
        }
    }

    /**
     * The first datagram of full size to a new address challenges it (RFC 9000 §8.2.1). The codec
     * does not repeat that while acknowledgements come in, and the client is not taken for moved.
     */
    @Test
    void aDownloadGoesOnWhenAPathChallengeIsLost() throws Exception {
        try (TestServer server = TestServer.start();
                UdpProxy network = new UdpProxy(server.listener().localAddress());
                TestClient client =
                        ClientKind.REACTOR_NETTY.connect(
                                network.address().getPort(), this.directory)) {
            for (int i = 1; i <= DOWNLOADS; i++) {
                long before = network.fromServer().bytes();
                var download = client.send("GET", "/big", new byte[0]);
                network.fromServer().awaitBytes(before + i * MIB);
                network.rebindAbruptlyAndLose(FULL_SIZE);
                assertThat(download.get(30, TimeUnit.SECONDS).body()).isEqualTo(TestRoutes.BIG);
                assertThat(server.listener().stats().connections().migrated()).isEqualTo(i);
            }
        }
    }

    private static TestResponse get(TestClient client, String path) throws Exception {
        return client.send("GET", path, new byte[0]).get(30, TimeUnit.SECONDS);
    }
}
