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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;

/** What one client can make the others get. */
final class PoisoningTests {

    private final CacheFixture fixture = new CacheFixture();

    @Test
    void keysByTheAuthority() {
        this.fixture.application.handles(
                exchange -> reflect(exchange, exchange.getRequest().getURI().getHost()));
        this.fixture.get("https://evil.example/a");
        assertThat(CacheFixture.body(this.fixture.get("https://good.example/a")))
                .isEqualTo("good.example");
    }

    @Test
    void keysByTheHostFieldEvenIfTheUriHasAnother() {
        this.fixture.application.handles(exchange -> reflectField(exchange, "Host"));
        this.fixture.get("/a", "Host", "evil.example");
        assertThat(CacheFixture.body(this.fixture.get("/a", "Host", "good.example")))
                .isEqualTo("good.example");
    }

    /** What the documentation of {@link ResponseCache} asks applications for. */
    @Test
    void otherFieldsThatAreReflectedNeedVary() {
        this.fixture.application.handles(exchange -> reflectField(exchange, "X-Forwarded-Host"));
        this.fixture.get("/careless", "X-Forwarded-Host", "evil.example");
        assertThat(CacheFixture.body(this.fixture.get("/careless"))).isEqualTo("evil.example");

        this.fixture.application.handles(exchange -> {
            exchange.getResponse().getHeaders().add("Vary", "X-Forwarded-Host");
            return reflectField(exchange, "X-Forwarded-Host");
        });
        this.fixture.get("/careful", "X-Forwarded-Host", "evil.example");
        assertThat(CacheFixture.body(this.fixture.get("/careful"))).isEqualTo("null");
    }

    @Test
    void keysByTheOrderAndTheEscapesOfTheTarget() {
        this.fixture.application.handles(
                exchange -> reflect(exchange, exchange.getRequest().getURI().toString()));
        for (String target :
                new String[] {
                    "/a?b=1&c=2", "/a?c=2&b=1", "/%61?b=1&c=2", "/a;x?b=1&c=2", "/a?", "/a"
                }) {
            assertThat(CacheFixture.body(this.fixture.get(target))).endsWith(target);
        }
    }

    @Test
    void requestsWithoutAuthorityAreNotAnswered() {
        assertThat(CacheKey.of(URI.create("/a"))).isNull();
        assertThat(CacheKey.of(URI.create("//host/a"))).isNull();
        assertThat(CacheKey.of(URI.create("mailto:a"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "HTTP://A:80/", "http://a:80", "http://a/#x"})
    void knowsEqualUris(String uri) {
        assertThat(CacheKey.of(URI.create(uri))).isEqualTo(new CacheKey("http", "a", "/"));
    }

    @Test
    void tellsPortsAndSchemesApart() {
        assertThat(CacheKey.of(URI.create("http://a:443/")))
                .isEqualTo(new CacheKey("http", "a:443", "/"));
        assertThat(CacheKey.of(URI.create("ftp://a:21/")))
                .isEqualTo(new CacheKey("ftp", "a:21", "/"));
        assertThat(CacheKey.of(URI.create("https://my_service:8443/")))
                .isEqualTo(new CacheKey("https", "my_service:8443", "/"));
    }

    @Test
    void fieldsOfFiltersAroundAreNotStored() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse()
                    .beforeCommit(() ->
                            Mono.fromRunnable(() ->
                                    exchange.getResponse().getHeaders().set("X-Late", "app")));
            return reflect(exchange, "x");
        });
        MockServerHttpResponse first = getThroughFilters("1");
        MockServerHttpResponse second = getThroughFilters("2");
        assertThat(first.getHeaders().getFirst("X-Request-Id")).isEqualTo("1");
        assertThat(second.getHeaders().get("X-Request-Id")).containsExactly("2");
        assertThat(second.getHeaders().get("X-At-Commit")).containsExactly("2");
        assertThat(second.getHeaders().get("X-Late")).containsExactly("app");
        assertThat(CacheFixture.cacheStatus(second)).startsWith("Tertia; hit");
    }

    @Test
    void cacheControlOfFiltersAroundCounts() {
        this.fixture.application.handles(exchange -> reflect(exchange, "x"));
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, "/a");
        HttpHeaders headers = exchange.getResponse().getHeaders();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> headers.setCacheControl("no-store")));
        this.fixture.exchange(exchange).block();
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    private MockServerHttpResponse getThroughFilters(String id) {
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, "/a");
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("X-Request-Id", id);
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> headers.add("X-At-Commit", id)));
        this.fixture.exchange(exchange).block();
        return CacheFixture.response(exchange);
    }

    private static Mono<Void> reflectField(ServerWebExchange exchange, String name) {
        return reflect(exchange, "" + exchange.getRequest().getHeaders().getFirst(name));
    }

    private static Mono<Void> reflect(ServerWebExchange exchange, String body) {
        return TestApplication.write(
                exchange.getResponse(), 200, body, "Cache-Control", "max-age=60");
    }
}
