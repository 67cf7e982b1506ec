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

import dev.tertia.http3.network.UdpProxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PathBudgetTests {

    private static final int H3_NO_ERROR = 0x100;

    private static final String H3_REQUEST_REJECTED = Wire.reset(0x10b);

    private static final int PATHS_WITHOUT_GOAWAY = PathBudget.PATHS - 2;

    private static String hello(RawQuicClient client) throws Exception {
        return client.request().write(Wire.headers(HeaderCase.GET)).finish().awaitOutcome();
    }

    @Test
    void clientIsToldToOpenAnotherConnectionBeforeItsLastAddress() throws Exception {
        try (TestServer server = TestServer.start();
                UdpProxy network = new UdpProxy(server.listener().localAddress());
                RawQuicClient client = new RawQuicClient(network.address())) {
            client.control(Wire.EMPTY_SETTINGS);
            assertThat(hello(client)).isEqualTo("200");
            for (int path = 1; path < PATHS_WITHOUT_GOAWAY; path++) {
                network.rebind();
                assertThat(hello(client)).isEqualTo("200");
            }
            assertThat(server.listener().activeConnections()).isEqualTo(1);
            network.rebind();
            assertThat(hello(client)).isIn("200", H3_REQUEST_REJECTED);
            assertThat(client.awaitClose()).isEqualTo(H3_NO_ERROR);
        }
    }
}
