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
package dev.tertia.sample.webapi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.sample.webapi.WebApiTest;

import org.junit.jupiter.api.Test;
import org.springframework.http.CacheControl;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebApiTest
class ProtocolTests {

    private final WebTestClient client;

    ProtocolTests(WebTestClient client) {
        this.client = client;
    }

    @Test
    void namesTheProtocolAndTheAddressOfTheRequest() {
        client.get()
                .uri("/api/protocol?n=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .cacheControl(CacheControl.noStore())
                .expectBody(RequestProtocol.class)
                .value(answer -> {
                    assertThat(answer).isNotNull();
                    assertThat(answer.protocol()).isEqualTo("HTTP/1.1");
                    assertThat(answer.remoteAddress()).matches("(127\\.0\\.0\\.1|[0:]+:1):\\d+");
                });
    }
}
