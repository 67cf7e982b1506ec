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

import dev.tertia.http.ExchangeAttributes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class CollapsingTests {

    private CacheFixture fixture = new CacheFixture();

    private final List<Sinks.One<String>> answers = new ArrayList<>();

    private String cacheControl = "max-age=60";

    @Test
    void oneRequestGoesForAll() {
        handleOnDemand();
        ServerWebExchange leader = start("/a");
        List<ServerWebExchange> waiters = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiters.add(start("/a"));
        }
        assertThat(this.answers).hasSize(1);
        answer(0, "x");
        assertThat(status(leader)).isEqualTo("Tertia; fwd=miss; stored; ttl=60");
        for (ServerWebExchange waiter : waiters) {
            assertThat(status(waiter)).isEqualTo("Tertia; fwd=miss; collapsed; ttl=60");
            assertThat(CacheFixture.body(CacheFixture.response(waiter))).isEqualTo("x");
            assertThat(waiter.<String>getAttribute(ExchangeAttributes.CACHE_STATUS))
                    .isEqualTo("collapsed");
        }
        assertThat(this.fixture.cache.stats().count(CacheStatus.COLLAPSED)).isEqualTo(50);
    }

    @Test
    void requestsForOtherUrisDoNotWait() {
        handleOnDemand();
        start("/a");
        start("/b");
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void requestsForOtherVariantsDoNotWaitOnceVaryIsKnown() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
        this.fixture.get("/a", "Accept", "x");
        handleOnDemand();
        start("/a", "Accept", "y");
        start("/a", "Accept", "z");
        start("/a", "Accept", "z");
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void waitersWithOtherFieldsGoThemselves() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().getHeaders().set("Vary", "Accept");
            return onDemand(exchange);
        });
        start("/a", "Accept", "x");
        start("/a", "Accept", "y");
        assertThat(this.answers).hasSize(1);
        answer(0, "x");
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void allGoThemselvesWhenTheResponseCannotBeStored() {
        this.cacheControl = "private";
        handleOnDemand();
        start("/a");
        start("/a");
        start("/a");
        answer(0, "x");
        assertThat(this.answers).hasSize(3);
        // From now on nobody waits for a response that is of no use.
        start("/a");
        start("/a");
        assertThat(this.answers).hasSize(5);
        this.cacheControl = "max-age=60";
        answer(3, "y");
        assertThat(status(start("/a"))).isEqualTo("Tertia; hit; ttl=60");
    }

    @Test
    void allGoThemselvesAsSoonAsTheHeaderSaysSo() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().getHeaders().set("Content-Type", "text/event-stream");
            return exchange.getResponse()
                    .writeAndFlushWith(
                            Flux.just(
                                            Mono.just(
                                                    TestApplication.buffer(
                                                            exchange.getResponse().bufferFactory(),
                                                            "x")))
                                    .concatWith(Mono.never()));
        });
        start("/a");
        start("/a");
        assertThat(this.fixture.application.count()).isEqualTo(2);
    }

    @Test
    void allGoThemselvesWhenTheLeaderFails() {
        handleOnDemand();
        ServerWebExchange leader = start("/a");
        start("/a");
        this.answers.getFirst().tryEmitError(new IllegalStateException("x")).orThrow();
        assertThat(leader.getResponse().getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void nobodyWaitsForALeaderThatThrows() {
        this.fixture.application.handles(exchange -> {
            throw new IllegalStateException("x");
        });
        this.fixture.get("/a");
        handleOnDemand();
        start("/a");
        assertThat(this.answers).hasSize(1);
    }

    @Test
    void anotherLeadsWhenTheLeaderIsCancelled() {
        handleOnDemand();
        Disposable leader =
                this.fixture.exchange(this.fixture.exchange(HttpMethod.GET, "/a")).subscribe();
        ServerWebExchange second = start("/a");
        ServerWebExchange third = start("/a");
        leader.dispose();
        assertThat(this.answers).hasSize(2);
        answer(1, "x");
        assertThat(status(second)).isEqualTo("Tertia; fwd=miss; stored; ttl=60");
        assertThat(status(third)).isEqualTo("Tertia; fwd=miss; collapsed; ttl=60");
    }

    @Test
    void waitersGoThemselvesAfterSomeTime() {
        handleOnDemand();
        start("/a");
        start("/a");
        this.fixture.scheduler.advanceTimeBy(Duration.ofMillis(4_999));
        assertThat(this.answers).hasSize(1);
        this.fixture.scheduler.advanceTimeBy(Duration.ofMillis(1));
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void anotherLeaderGivesNoMoreTime() {
        handleOnDemand();
        Disposable leader =
                this.fixture.exchange(this.fixture.exchange(HttpMethod.GET, "/a")).subscribe();
        start("/a");
        start("/a");
        this.fixture.scheduler.advanceTimeBy(Duration.ofSeconds(4));
        leader.dispose();
        assertThat(this.answers).hasSize(2);
        this.fixture.scheduler.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(this.answers).hasSize(3);
    }

    @Test
    void limitsWaiters() {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        this.fixture =
                new CacheFixture(
                        new ResponseCacheConfig(
                                "Tertia",
                                defaults.include(),
                                List.of(),
                                defaults.bounds(),
                                new CollapsingConfig(Duration.ofSeconds(5), 1),
                                defaults.revalidation()));
        handleOnDemand();
        start("/a");
        Disposable waiter =
                this.fixture.exchange(this.fixture.exchange(HttpMethod.GET, "/a")).subscribe();
        assertThat(this.answers).hasSize(1);
        start("/a");
        assertThat(this.answers).hasSize(2);
        waiter.dispose();
        start("/a");
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void conditionalRequestsFollowButDoNotLead() {
        handleOnDemand();
        start("/a", "If-None-Match", "\"a\"");
        start("/a");
        assertThat(this.answers).hasSize(2);
        start("/a", "If-None-Match", "\"a\"");
        assertThat(this.answers).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Basic x", "Cache-Control, no-cache", "Cache-Control, no-store"})
    void doesNotCollapseRequestsWith(String name, String value) {
        handleOnDemand();
        start("/a");
        start("/a", name, value);
        assertThat(this.answers).hasSize(2);
    }

    @Test
    void collapsesRequestsForAStaleResponse() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "ETag", "\"a\"");
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
        handleOnDemand();
        start("/a");
        ServerWebExchange waiter = start("/a");
        assertThat(this.answers).hasSize(1);
        answer(0, "new");
        assertThat(status(waiter)).isEqualTo("Tertia; fwd=stale; collapsed; ttl=60");
        assertThat(CacheFixture.body(CacheFixture.response(waiter))).isEqualTo("new");
    }

    @Test
    void doesNotGiveAResponseToWaitersThatWasPurgedOnItsWay() {
        handleOnDemand();
        start("/a");
        start("/a");
        this.fixture.cache.clear();
        answer(0, "old");
        assertThat(this.answers).hasSize(2);
    }

    private ServerWebExchange start(String target, String... fields) {
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, target, fields);
        var _ = this.fixture.exchange(exchange).subscribe();
        return exchange;
    }

    private void handleOnDemand() {
        this.fixture.application.handles(this::onDemand);
    }

    private Mono<Void> onDemand(ServerWebExchange exchange) {
        Sinks.One<String> answer = Sinks.one();
        this.answers.add(answer);
        return answer.asMono()
                .flatMap(body ->
                        TestApplication.write(
                                exchange.getResponse(),
                                200,
                                body,
                                "Cache-Control",
                                this.cacheControl));
    }

    private void answer(int index, String body) {
        this.answers.get(index).tryEmitValue(body).orThrow();
    }

    private static String status(ServerWebExchange exchange) {
        MockServerHttpResponse response = CacheFixture.response(exchange);
        return CacheFixture.cacheStatus(response);
    }
}
