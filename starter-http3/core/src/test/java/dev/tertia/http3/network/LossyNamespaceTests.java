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
package dev.tertia.http3.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;
import dev.tertia.http3.service.Gtlsclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The kernel's own network, with ten percent of loss in each direction. */
@Timeout(60)
final class LossyNamespaceTests {

    @TempDir private Path directory;

    @Test
    void aDownloadIsWhole() throws Exception {
        try (LossyNamespace namespace = new LossyNamespace(10);
                TestServer server = TestServer.start(namespace.outerAddress())) {
            new Gtlsclient(server.listener().localAddress(), namespace.prefix())
                    .request("/big", "-q", "--download=" + this.directory);
            assertThat(this.directory.resolve("big")).hasBinaryContent(TestRoutes.BIG);
            assertThat(namespace.dropped())
                    .hasSize(2)
                    .allSatisfy(packets -> assertThat(packets).isPositive());
        }
    }
}
