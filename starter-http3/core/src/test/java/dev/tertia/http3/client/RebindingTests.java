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

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A NAT gives the client another port while it waits for more of a response, as NATs do when a
 * connection has been silent for too long.
 *
 * <p>Nothing may be under way to the old port: after a change of address quiche does not send all
 * of that again when it is lost.
 */
@Timeout(60)
final class RebindingTests {

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void aConnectionGoesOnAtTheNewPort(ClientKind kind) throws Exception {
        try (TestServer server = TestServer.start();
                UdpProxy network = new UdpProxy(server.listener().localAddress());
                TestClient client = kind.connect(network.address().getPort(), this.directory)) {
            BlockingQueue<String> lines = client.lines("/events");
            server.routes().emit("before");
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("data:before");
            network.rebind();
            assertThat(get(client, "/hello").text()).isEqualTo("hello");
            server.routes().emit("after");
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("data:after");
            assertThat(get(client, "/big").body()).isEqualTo(TestRoutes.BIG);
            assertThat(network.bytesToCurrentPorts()).isGreaterThan(TestRoutes.BIG.length);
            assertThat(server.listener().activeConnections()).isEqualTo(client.connections());
            server.routes().endEvents();
        }
    }

    private static TestResponse get(TestClient client, String path) throws Exception {
        return client.send("GET", path, new byte[0]).get(30, TimeUnit.SECONDS);
    }
}
