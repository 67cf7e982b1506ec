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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class StaleTests {

    private static final String RENEWABLE = "max-age=10, stale-while-revalidate=30";

    private static final String LASTING = "max-age=10, stale-if-error=30";

    private final CacheFixture fixture = new CacheFixture();

    @Test
    void sendsTheStaleResponseAndRenewsItInTheBackground() {
        storeStale(RENEWABLE);
        MockServerHttpResponse stale = this.fixture.get("/a", "If-None-Match", "\"x\"");
        assertThat(CacheFixture.body(stale)).isEqualTo("body 1");
        assertThat(CacheFixture.cacheStatus(stale)).isEqualTo("Tertia; hit; ttl=-10");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.count()).isEqualTo(2);
        assertThat(this.fixture.application.requests.get(1).containsHeader("If-None-Match"))
                .isFalse();
        MockServerHttpResponse renewed = this.fixture.get("/a");
        assertThat(CacheFixture.body(renewed)).isEqualTo("body 2");
        assertThat(CacheFixture.cacheStatus(renewed)).isEqualTo("Tertia; hit; ttl=10");
        assertThat(this.fixture.allocator.metric().usedHeapMemory()).isZero();
    }

    @Test
    void renewsByValidatorsInTheBackground() {
        storeStale(RENEWABLE, "ETag", "\"a\"");
        this.fixture.application.answers(304);
        this.fixture.send(HttpMethod.HEAD, "/a");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.requests.get(1).getIfNoneMatch())
                .containsExactly("\"a\"");
        MockServerHttpResponse renewed = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(renewed)).isEqualTo("Tertia; hit; ttl=10");
        assertThat(CacheFixture.body(renewed)).isEqualTo("body 1");
    }

    @Test
    void runsOneRenewalAtATime() {
        storeStale(RENEWABLE);
        this.fixture.application.handles(exchange -> Mono.never());
        this.fixture.get("/a");
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTime();
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.count()).isEqualTo(2);
    }

    @Test
    void cancelsARenewalThatTakesTooLong() {
        storeStale(RENEWABLE);
        AtomicInteger cancelled = new AtomicInteger();
        this.fixture.application.handles(
                exchange -> Mono.<Void>never().doOnCancel(cancelled::incrementAndGet));
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTimeBy(Duration.ofSeconds(30));
        assertThat(cancelled).hasValue(1);
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.count()).isEqualTo(3);
    }

    @Test
    void limitsRenewals() {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        CacheFixture limited =
                new CacheFixture(
                        new ResponseCacheConfig(
                                "Tertia",
                                defaults.include(),
                                List.of(),
                                defaults.bounds(),
                                defaults.collapsing(),
                                new RevalidationConfig(1, Duration.ofSeconds(1))));
        limited.application.answers(200, "Cache-Control", RENEWABLE);
        limited.get("/a");
        limited.get("/b");
        limited.clock.advance(20);
        limited.application.handles(exchange -> Mono.never());
        limited.get("/a");
        assertThat(CacheFixture.cacheStatus(limited.get("/b"))).isEqualTo("Tertia; hit; ttl=-10");
        limited.scheduler.advanceTime();
        assertThat(limited.application.count()).isEqualTo(3);
    }

    @Test
    void survivesARenewalThatFails() {
        storeStale(RENEWABLE);
        this.fixture.application.handles(exchange -> Mono.error(new IllegalStateException("x")));
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTime();
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.count()).isEqualTo(3);
    }

    @Test
    void releasesWhatIsFlushedInTheBackground() {
        storeStale(RENEWABLE);
        this.fixture.application.handles(exchange ->
                exchange.getResponse()
                        .writeAndFlushWith(
                                Flux.just(
                                        Mono.just(
                                                TestApplication.buffer(
                                                        exchange.getResponse().bufferFactory(),
                                                        "x")))));
        this.fixture.get("/a");
        this.fixture.scheduler.advanceTime();
        assertThat(this.fixture.application.count()).isEqualTo(2);
        assertThat(this.fixture.allocator.metric().usedHeapMemory()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"19, true", "39, true", "40, false"})
    void sendsStaleResponsesForALimitedTime(int age, boolean stale) {
        this.fixture.application.answers(200, "Cache-Control", RENEWABLE);
        this.fixture.get("/a");
        this.fixture.clock.advance(age);
        assertThat(CacheFixture.body(this.fixture.get("/a")))
                .isEqualTo(stale ? "body 1" : "body 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=100", "min-fresh=1"})
    void renewsNothingInTheBackgroundForARequestThatWants(String cacheControl) {
        storeStale(RENEWABLE);
        assertThat(CacheFixture.body(this.fixture.get("/a", "Cache-Control", cacheControl)))
                .isEqualTo("body 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void sendsTheStaleResponseInPlaceOfAnError(int status) {
        storeStale(LASTING);
        this.fixture.application.answers(status, "X-Error", "1", "Content-Type", "text/html");
        MockServerHttpResponse stale = this.fixture.get("/a");
        assertThat(stale.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(CacheFixture.body(stale)).isEqualTo("body 1");
        assertThat(stale.getHeaders().headerNames()).doesNotContain("X-Error", "Content-Type");
        assertThat(CacheFixture.cacheStatus(stale))
                .isEqualTo("Tertia; fwd=stale; fwd-status=" + status + "; ttl=-10");
    }

    @Test
    void sendsTheStaleResponseInPlaceOfAFailure() {
        storeStale(LASTING);
        this.fixture.application.handles(exchange -> Mono.error(new IllegalStateException("x")));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
    }

    @Test
    void sendsTheStaleResponseInPlaceOfAFailureBeforeThereIsAMono() {
        storeStale(LASTING);
        this.fixture.application.handles(exchange -> {
            throw new IllegalStateException("x");
        });
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
    }

    @Test
    void sendsTheStaleResponseInPlaceOfAFlushedError() {
        storeStale(LASTING);
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().setStatusCode(HttpStatus.BAD_GATEWAY);
            return exchange.getResponse()
                    .writeAndFlushWith(
                            Flux.just(
                                    Mono.just(
                                            TestApplication.buffer(
                                                    exchange.getResponse().bufferFactory(), "x"))));
        });
        MockServerHttpResponse stale = this.fixture.get("/a");
        assertThat(CacheFixture.body(stale)).isEqualTo("body 1");
    }

    @Test
    void passesFailuresThatAreTheClients() {
        storeStale(LASTING);
        this.fixture.application.handles(
                exchange -> Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN)));
        assertThat(this.fixture.get("/a").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void passesErrorsWhenTheStaleResponseIsTooOld() {
        storeStale(LASTING);
        this.fixture.clock.advance(30);
        this.fixture.application.answers(500);
        assertThat(this.fixture.get("/a").getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Test
    void passesErrorsWhenTheResponseMustBeValidated() {
        storeStale(LASTING + ", must-revalidate");
        this.fixture.application.answers(500);
        assertThat(this.fixture.get("/a").getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private void storeStale(String cacheControl, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "Cache-Control";
        all[1] = cacheControl;
        System.arraycopy(fields, 0, all, 2, fields.length);
        this.fixture.application.answers(200, all);
        CacheFixture.body(this.fixture.get("/a"));
        this.fixture.clock.advance(20);
    }
}
