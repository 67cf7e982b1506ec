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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;

final class StorageTests {

    private static final String FRESH = "max-age=60";

    private final CacheFixture fixture = new CacheFixture();

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 300, 301, 308, 404, 410})
    void storesFinalStatuses(int status) {
        this.fixture.application.answers(status, "Cache-Control", FRESH);
        this.fixture.get("/a");
        MockServerHttpResponse second = this.fixture.get("/a");
        assertThat(second.getStatusCode()).extracting("value").isEqualTo(status);
        assertThat(CacheFixture.body(second)).isEqualTo("body 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 300, 301, 308, 404, 410})
    void storesWhatMustBeUnderstoodAndIs(int status) {
        this.fixture.application.answers(
                status, "Cache-Control", "must-understand, no-store, max-age=60");
        this.fixture.get("/a");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 226, 302, 307, 451, 499, 599})
    void storesNothingThatMustBeUnderstoodAndIsNot(int status) {
        this.fixture.application.answers(
                status, "Cache-Control", "must-understand, no-store, max-age=60");
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "x=\"public"})
    void mustUnderstandTakesBackNoOtherRefusal(String directive) {
        this.fixture.application.answers(
                200, "Cache-Control", "must-understand, no-store, max-age=60, " + directive);
        assertNothingStored();
    }

    @Test
    void requestThatForbidsToStoreIsObeyedWhateverMustBeUnderstood() {
        this.fixture.application.answers(
                200, "Cache-Control", "must-understand, no-store, max-age=60");
        this.fixture.get("/a", "Cache-Control", "no-store, must-understand");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesResponsesWithoutBody() {
        this.fixture.application.handles(exchange -> {
            ServerHttpResponse response = exchange.getResponse();
            response.setRawStatusCode(204);
            response.getHeaders().set("Cache-Control", FRESH);
            return response.setComplete();
        });
        this.fixture.get("/a");
        MockServerHttpResponse second = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(second)).startsWith("Tertia; hit");
        assertThat(second.getHeaders().containsHeader("Content-Length")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 206, 302, 303, 304, 307, 400, 401, 403, 429, 451, 500, 503})
    void storesNoOtherStatuses(int status) {
        this.fixture.application.answers(status, "Cache-Control", FRESH);
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Set-Cookie | a=b",
                "Cache-Control | private",
                "Cache-Control | private=\"x\"",
                "Cache-Control | no-store",
                "Cache-Control | NO-STORE",
                "Cache-Control | no-cache",
                "Vary | *",
                "Vary | accept, *",
                "Content-Range | bytes 0-5/6",
                "Content-Type | text/event-stream;charset=UTF-8",
                "Content-Type | application/x-ndjson",
                "Content-Length | 99999999",
            })
    void storesNothingWith(String name, String value) {
        this.fixture.application.answers(200, "Cache-Control", FRESH, name, value);
        assertNothingStored();
    }

    @Test
    void storesNothingIncomplete() {
        this.fixture.application.answers(200, "Cache-Control", FRESH, "Content-Length", "7");
        this.fixture.get("/a");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesNothingWithACookie() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().addCookie(ResponseCookie.from("a", "b").build());
            return TestApplication.write(exchange.getResponse(), 200, "x", "Cache-Control", FRESH);
        });
        assertNothingStored();
    }

    @Test
    void storesNothingWithAFieldThatIsSetAtCommit() {
        this.fixture.application.handles(exchange -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            exchange.getResponse()
                    .beforeCommit(
                            () -> Mono.fromRunnable(() -> headers.add("Set-Cookie", "session=1")));
            return TestApplication.write(exchange.getResponse(), 200, "x", "Cache-Control", FRESH);
        });
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource({
        "'max-age=60', false",
        "'max-age=60, public', true",
        "'s-maxage=60', true",
        "'max-age=60, must-revalidate', true",
        "'max-age=60, proxy-revalidate', false"
    })
    void storesResponsesToAuthorizedRequestsIfTheySaySo(String cacheControl, boolean stored) {
        this.fixture.application.answers(200, "Cache-Control", cacheControl);
        this.fixture.get("/a", "Authorization", "Basic x");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a")).startsWith("Tertia; hit"))
                .isEqualTo(stored);
    }

    /** A cookie or an API key says as much as {@code Authorization}. */
    @ParameterizedTest
    @CsvSource({"'max-age=60', false", "'max-age=60, public', true"})
    void principalCountsAsAuthorization(String cacheControl, boolean stored) {
        this.fixture.application.answers(200, "Cache-Control", cacheControl);
        ServerWebExchange anonymous = this.fixture.exchange(HttpMethod.GET, "/a");
        ServerWebExchange known = anonymous.mutate().principal(Mono.just(() -> "anna")).build();
        this.fixture.exchange(known).block(Duration.ofSeconds(30));
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a")).startsWith("Tertia; hit"))
                .isEqualTo(stored);
    }

    @Test
    void storesNothingForARequestThatForbidsIt() {
        this.fixture.application.answers(200, "Cache-Control", FRESH);
        this.fixture.get("/a", "Cache-Control", "no-store");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Range, bytes=0-1",
        "If-Range, x",
        "If-Match, \"a\"",
        "If-Unmodified-Since, x",
        "Upgrade, websocket",
        "Content-Length, 3",
        "Transfer-Encoding, chunked"
    })
    void leavesRequestsAloneWith(String name, String value) {
        this.fixture.application.answers(200, "Cache-Control", FRESH);
        MockServerHttpResponse response = this.fixture.get("/a", name, value);
        assertThat(CacheFixture.cacheStatus(response)).isEqualTo("Tertia; fwd=bypass");
        assertThat(this.fixture.cache.stats().uris()).isZero();
        assertThat(this.fixture.application.requests.getFirst().getFirst(name)).isEqualTo(value);
        this.fixture.get("/a");
        assertThat(CacheFixture.body(this.fixture.get("/a", name, value))).isEqualTo("body 3");
    }

    @Test
    void storesNothingThatIsFlushed() {
        this.fixture.application.handles(exchange -> {
            ServerHttpResponse response = exchange.getResponse();
            response.getHeaders().set("Cache-Control", FRESH);
            DataBufferFactory buffers = response.bufferFactory();
            return response.writeAndFlushWith(
                    Flux.just("a", "b")
                            .map(part -> Mono.just(TestApplication.buffer(buffers, part))));
        });
        assertNothingStored();
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("ab");
    }

    @Test
    void passesStreamsOnAsTheyCome() {
        this.fixture.application.handles(exchange -> {
            ServerHttpResponse response = exchange.getResponse();
            response.getHeaders().set("Content-Type", "text/event-stream");
            return response.writeWith(Flux.never());
        });
        Mono<Void> exchange = this.fixture.exchange(this.fixture.exchange(HttpMethod.GET, "/a"));
        Disposable subscription = exchange.subscribe();
        assertThat(this.fixture.application.count()).isEqualTo(1);
        assertThat(subscription.isDisposed()).isFalse();
        subscription.dispose();
    }

    @Test
    void storesNoFieldsOfOneConnection() {
        this.fixture.application.answers(
                200, "Cache-Control", FRESH, "Connection", "X-Hop", "X-Hop", "1", "X-End", "2");
        this.fixture.get("/a");
        HttpHeaders second = this.fixture.get("/a").getHeaders();
        assertThat(second.headerNames()).contains("X-End").doesNotContain("Connection", "X-Hop");
    }

    @Test
    void hidesTheBodyOfARequestThatIsNoPartOfTheKey() {
        this.fixture.application.handles(exchange ->
                exchange.getFormData()
                        .zipWith(exchange.getMultipartData())
                        .zipWith(exchange.getRequest().getBody().count())
                        .flatMap(seen ->
                                TestApplication.write(exchange.getResponse(), 200, "" + seen)));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("[[{},{}],0]");
    }

    private void assertNothingStored() {
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).isEqualTo("Tertia; fwd=miss");
        this.fixture.get("/a");
        assertThat(this.fixture.application.count()).isEqualTo(2);
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }
}
