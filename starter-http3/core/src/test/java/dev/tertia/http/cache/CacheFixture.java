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

import io.netty.buffer.UnpooledByteBufAllocator;

import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A cache in front of an application, with clocks that stand still. */
final class CacheFixture {

    static final String ORIGIN = "https://example.com";

    final TestClock clock = new TestClock();

    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

    final TestApplication application = new TestApplication();

    final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

    final ResponseCache cache;

    final ResponseCacheFilter filter;

    CacheFixture() {
        this(ResponseCacheConfig.defaults());
    }

    CacheFixture(ResponseCacheConfig config) {
        this.cache = new ResponseCache(config);
        this.filter = new ResponseCacheFilter(this.cache, this.clock, this.scheduler);
    }

    static ResponseCacheConfig withRules(CacheRule... rules) {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        return new ResponseCacheConfig(
                "Tertia",
                defaults.include(),
                List.of(rules),
                defaults.bounds(),
                defaults.collapsing(),
                defaults.revalidation());
    }

    static ResponseCacheConfig withBounds(long maxWeight, int maxEntrySize, int maxVariants) {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        return new ResponseCacheConfig(
                "Tertia",
                defaults.include(),
                List.of(),
                new CacheBounds(maxWeight, maxEntrySize, maxVariants),
                defaults.collapsing(),
                defaults.revalidation());
    }

    /** Sends a GET with fields given as name, value, ... and waits for the response. */
    MockServerHttpResponse get(String target, String... fields) {
        return send(HttpMethod.GET, target, fields);
    }

    MockServerHttpResponse send(HttpMethod method, String target, String... fields) {
        ServerWebExchange exchange = exchange(method, target, fields);
        exchange(exchange).block(Duration.ofSeconds(30));
        return response(exchange);
    }

    /** Runs an exchange as the server does, with a handler of errors in front. */
    Mono<Void> exchange(ServerWebExchange exchange) {
        return this.filter
                .filter(exchange, this.application)
                .onErrorResume(ex -> {
                    exchange.getResponse()
                            .setStatusCode(
                                    (ex instanceof ErrorResponse problem)
                                            ? problem.getStatusCode()
                                            : HttpStatus.INTERNAL_SERVER_ERROR);
                    return Mono.empty();
                })
                .then(Mono.defer(() -> exchange.getResponse().setComplete()));
    }

    /** Creates an exchange whose buffers are counted. */
    ServerWebExchange exchange(HttpMethod method, String target, String... fields) {
        URI uri = URI.create(target.startsWith("/") ? ORIGIN + target : target);
        MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest.method(method, uri);
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        MockServerHttpResponse response =
                new MockServerHttpResponse(new NettyDataBufferFactory(this.allocator));
        return MockServerWebExchange.from(request.build()).mutate().response(response).build();
    }

    static MockServerHttpResponse response(ServerWebExchange exchange) {
        return (MockServerHttpResponse) exchange.getResponse();
    }

    static String body(MockServerHttpResponse response) {
        String body = response.getBodyAsString().block(Duration.ofSeconds(30));
        return (body != null) ? body : "";
    }

    static String cacheStatus(MockServerHttpResponse response) {
        return String.join(", ", response.getHeaders().getOrEmpty("Cache-Status"));
    }
}
