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

import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Jetty: HTTP/3 code of its own, above the same QUIC library. */
final class JettyClientTests extends Http3ClientContract {

    @TempDir private Path pemDirectory;

    @Override
    TestClient connect(int port) throws Exception {
        return new JettyTestClient(port, this.pemDirectory);
    }

    @Test
    void getsTrailers() throws Exception {
        try (JettyTestClient client = new JettyTestClient(server().port(), this.pemDirectory)) {
            ContentResponse response =
                    client.request("GET", "/trailers").timeout(30, TimeUnit.SECONDS).send();
            assertThat(response.getContentAsString()).isEqualTo("withtrailers");
            assertThat(response.getTrailers().get("x-checksum")).isEqualTo("abc");
        }
    }
}
