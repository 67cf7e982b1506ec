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
package dev.tertia.autoconfigure.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import java.time.Duration;
import java.util.Map;

/** Responses are stored and removed over each protocol. */
@Timeout(120)
final class CacheOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.cache.enabled=true",
                        "tertia.http.cache.rules.long.paths=/long",
                        "tertia.http.cache.rules.long.ttl=1h",
                        "tertia.http.cache.rules.long.tags=texts",
                        "management.endpoints.web.exposure.include=responsecache");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** A response of a client's own: each protocol begins without one. */
    private static HttpClient client(HttpProtocol protocol) {
        return new TestClient(protocol, TestApplication.port(context)).with();
    }

    private static Map.Entry<HttpClientResponse, String> get(HttpProtocol protocol) {
        return client(protocol)
                .get()
                .uri("/long?over=" + protocol)
                .responseSingle((response, body) ->
                        body.asString()
                                .defaultIfEmpty("")
                                .flatMap(text -> Mono.just(Map.entry(response, text))))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void secondRequestIsAnsweredFromTheFirst(HttpProtocol protocol) {
        ResponseCacheEndpoint endpoint = context.getBean(ResponseCacheEndpoint.class);
        Map.Entry<HttpClientResponse, String> first = get(protocol);
        assertThat(first.getKey().responseHeaders().get("Cache-Status"))
                .isEqualTo("Tertia; fwd=miss; stored; ttl=3600");
        Map.Entry<HttpClientResponse, String> second = get(protocol);
        assertThat(second.getKey().responseHeaders().get("Cache-Status"))
                .startsWith("Tertia; hit; ttl=");
        assertThat(second.getKey().responseHeaders().get("Age")).isNotNull();
        assertThat(second.getValue()).isEqualTo(first.getValue()).startsWith("long");
        assertThat(endpoint.stored().requests().get("hit")).isPositive();
        endpoint.purge(null, "texts");
        assertThat(get(protocol).getKey().responseHeaders().get("Cache-Status"))
                .contains("fwd=miss");
    }
}
