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

import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.InstantSource;
import java.util.Set;

/**
 * Answers requests from a {@link ResponseCache} as a shared cache does (RFC 9111), and stores what
 * the application answers.
 *
 * <p>GET and HEAD are answered; responses to GET are stored: those that say how long they are
 * fresh, or that a {@link CacheRule} says it of. Those to HEAD renew a stored one with the same
 * validators, and remove one with others. What they say is taken as of a shared cache: {@code
 * s-maxage} forbids stale use, {@code private} with field names is {@code private}. Fields that
 * filters around this one set are not stored, but their {@code Cache-Control} counts: Spring
 * Security's default forbids to store unless the application sets its own, {@code public} at least.
 * Responses that filters or error handlers around this one write are not stored.
 *
 * <p>Bodies go to the client as they come, copied on the way. Streams ({@code text/event-stream},
 * {@code application/x-ndjson}, whatever is flushed) are not copied. Handlers of stored paths get
 * requests without bodies and cannot send files without copying.
 *
 * <p>A request with a principal is treated as one with {@code Authorization} (RFC 9111 §3.5).
 *
 * <p>{@code stored} in the {@code Cache-Status} field says what is meant to happen when the header
 * is sent: a body that fails or turns out too large is not stored. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ResponseCacheFilter implements FilterStage {

    private static final Set<HttpMethod> ANSWERED = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ResponseCache cache;

    private final CacheStatusField statusField;

    private final CacheAnswers answers;

    private final Invalidation invalidation;

    /**
     * Creates a new filter.
     *
     * @param cache where responses are stored; of no other filter
     */
    public ResponseCacheFilter(ResponseCache cache) {
        this(cache, InstantSource.system(), Schedulers.parallel());
    }

    ResponseCacheFilter(ResponseCache cache, InstantSource clock, Scheduler scheduler) {
        this.cache = cache;
        this.statusField = new CacheStatusField(cache.config().name(), clock);
        this.answers = CacheAnswers.of(cache, this.statusField, clock, scheduler);
        this.invalidation = new Invalidation(cache.store());
    }

    ResponseCacheConfig config() {
        return this.cache.config();
    }

    @Override
    public int getOrder() {
        return FilterOrder.RESPONSE_CACHE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> answer(exchange, chain));
    }

    private Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        this.invalidation.watch(exchange);
        if (!this.cache.config().includes(path)) {
            this.cache.note(exchange, CacheStatus.BYPASS);
            return chain.filter(exchange);
        }
        if (!ANSWERED.contains(request.getMethod())) {
            return pass(exchange, chain, CacheStatus.METHOD);
        }
        return exchange.getPrincipal()
                .hasElement()
                .flatMap(hasPrincipal -> answer(exchange, chain, hasPrincipal));
    }

    private Mono<Void> answer(
            ServerWebExchange exchange, WebFilterChain chain, boolean hasPrincipal) {
        ServerHttpRequest request = exchange.getRequest();
        CacheRequest cacheRequest = CacheRequest.of(request, hasPrincipal);
        if (cacheRequest == null) {
            return pass(exchange, chain, CacheStatus.BYPASS);
        }
        @Nullable CacheRule rule =
                this.cache.config().ruleFor(request.getPath().pathWithinApplication());
        return this.answers.answer(new CacheExchange(exchange, chain, cacheRequest, rule));
    }

    private Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain, CacheStatus reason) {
        this.cache.note(exchange, reason);
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() ->
                Mono.fromRunnable(
                        () -> this.statusField.forwarded(response.getHeaders(), reason, null)));
        return chain.filter(exchange);
    }
}
