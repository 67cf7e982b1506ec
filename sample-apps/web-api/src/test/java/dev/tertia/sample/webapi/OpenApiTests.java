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
package dev.tertia.sample.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import tools.jackson.databind.JsonNode;

import java.util.Objects;

@WebApiTest
class OpenApiTests {

    private final JsonNode api;

    OpenApiTests(WebTestClient client) {
        this.api =
                Objects.requireNonNull(
                        client.get()
                                .uri("/v3/api-docs")
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(JsonNode.class)
                                .returnResult()
                                .getResponseBody());
    }

    @Test
    void describesEveryPath() {
        assertThat(api.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/products",
                        "/api/products/{id}",
                        "/api/products/changes",
                        "/api/files",
                        "/api/files/sample",
                        "/api/protocol");
    }

    @Test
    void describesEveryMethod() {
        assertThat(path("/api/products").propertyNames()).containsExactlyInAnyOrder("get", "post");
        assertThat(path("/api/products/{id}").propertyNames())
                .containsExactlyInAnyOrder("get", "put", "delete");
        assertThat(path("/api/files").propertyNames()).containsExactly("post");
    }

    @Test
    void summarizesEveryOperation() {
        assertThat(api.path("paths").valueStream().flatMap(JsonNode::valueStream))
                .hasSize(9)
                .allSatisfy(
                        operation -> assertThat(operation.path("summary").asString()).isNotBlank());
    }

    @Test
    void namesItself() {
        assertThat(api.at("/info/title").asString()).isEqualTo("Product catalogue");
        assertThat(api.at("/info/description").asString()).contains("HTTP/3");
    }

    @Test
    void describesRefusalsAsProblems() {
        assertThat(path("/api/products/{id}").at("/put/responses/412/content").propertyNames())
                .containsExactly("application/problem+json");
        assertThat(api.at("/components/schemas/ProblemDetail").isObject()).isTrue();
    }

    @Test
    void demandsAVersionForChanges() {
        assertThat(path("/api/products/{id}").at("/put/parameters").valueStream())
                .anySatisfy(parameter -> {
                    assertThat(parameter.path("name").asString()).isEqualTo("If-Match");
                    assertThat(parameter.path("required").asBoolean()).isTrue();
                });
    }

    private JsonNode path(String path) {
        return api.path("paths").path(path);
    }
}
