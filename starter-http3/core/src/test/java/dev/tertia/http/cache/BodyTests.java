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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** All buffers are counted: none may be left when an exchange has ended. */
final class BodyTests {

    private final CacheFixture fixture =
            new CacheFixture(CacheFixture.withBounds(1 << 20, 2_000, 2));

    @AfterEach
    void nothingIsLeft() {
        assertThat(this.fixture.allocator.metric().usedHeapMemory()).isZero();
        assertThat(this.fixture.allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void storesABodyOfManyBuffers() {
        answerParts(Flux.just("a", "bc", "", "d"));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("abcd");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("abcd");
        assertThat(this.fixture.application.count()).isEqualTo(1);
    }

    @Test
    void storesAnEmptyBody() {
        answerParts(Flux.empty());
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEmpty();
        MockServerHttpResponse second = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(second)).startsWith("Tertia; hit");
        assertThat(second.getHeaders().getContentLength()).isZero();
    }

    @Test
    void passesABodyThatOutgrowsTheLimit() {
        answerParts(Flux.range(0, 30).map(i -> "x".repeat(100)));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).hasSize(3_000);
        assertThat(CacheFixture.body(this.fixture.get("/a"))).hasSize(3_000);
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesNothingThatIsTooLargeWithItsFields() {
        answerParts(Flux.just("x".repeat(1_990)));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).hasSize(1_990);
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesNothingThatFailsOnItsWay() {
        answerParts(Flux.just("a", "b").concatWith(Mono.error(new IllegalStateException("x"))));
        this.fixture.exchange(releasing()).block();
        this.fixture.exchange(releasing()).block();
        assertThat(this.fixture.application.count()).isEqualTo(2);
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesNothingThatFailsAtOnce() {
        answerParts(Flux.error(new IllegalStateException("x")));
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).isEqualTo("Tertia; fwd=miss");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void storesTheResponseThatIsWrittenAfterAFailure() {
        this.fixture.application.handles(exchange ->
                exchange.getResponse()
                        .writeWith(Mono.error(new IllegalStateException("x")))
                        .onErrorResume(ex ->
                                TestApplication.write(
                                        exchange.getResponse(),
                                        404,
                                        "gone",
                                        "Cache-Control",
                                        "max-age=60")));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("gone");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).startsWith("Tertia; hit");
    }

    @Test
    void letsGoOfABodyThatIsCancelled() {
        Sinks.Many<String> parts = Sinks.many().unicast().onBackpressureBuffer();
        answerParts(parts.asFlux());
        Disposable client = this.fixture.exchange(releasing()).subscribe();
        parts.tryEmitNext("abc").orThrow();
        client.dispose();
        assertThat(parts.currentSubscriberCount()).isZero();
        assertThat(this.fixture.cache.stats().uris()).isZero();
        answerParts(Flux.just("a"));
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("a");
    }

    @Test
    void bodiesOnTheirWayShareABudget() {
        CollectingBudget budget = new CollectingBudget(10);
        BodyCollector first = new BodyCollector(8, budget);
        BodyCollector second = new BodyCollector(8, budget);
        add(first, "12345678");
        add(second, "123");
        assertThat(second.isDiscarded()).isTrue();
        assertThat(second.finish()).isNull();
        assertThat(budget.left()).isEqualTo(2);
        StoredBody body = first.finish();
        assertThat(body).isNotNull().extracting(StoredBody::length).isEqualTo(8);
        assertThat(budget.left()).isEqualTo(10);
        add(first, "x");
        assertThat(budget.left()).isEqualTo(10);
    }

    private void answerParts(Flux<String> parts) {
        this.fixture.application.handles(exchange -> {
            ServerHttpResponse response = exchange.getResponse();
            response.getHeaders().set("Cache-Control", "max-age=60");
            return response.writeWith(
                    parts.map(part -> TestApplication.buffer(response.bufferFactory(), part)));
        });
    }

    private ServerWebExchange releasing() {
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, "/a");
        CacheFixture.response(exchange)
                .setWriteHandler(body -> body.doOnNext(DataBufferUtils::release).then());
        return exchange;
    }

    private void add(BodyCollector collector, String text) {
        DataBuffer buffer =
                TestApplication.buffer(
                        this.fixture.exchange(HttpMethod.GET, "/").getResponse().bufferFactory(),
                        text);
        collector.add(buffer);
        assertThat(buffer.readableByteCount()).isEqualTo(text.length());
        DataBufferUtils.release(buffer);
    }
}
