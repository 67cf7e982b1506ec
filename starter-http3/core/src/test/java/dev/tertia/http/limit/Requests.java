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
package dev.tertia.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.error.HttpProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Requests that pass the filters of both stages. */
final class Requests implements RateLimitObserver {

    private final List<String> seen = new ArrayList<>();

    private long now;

    private RateLimitStore store = new LocalRateLimitStore(100, () -> this.now);

    private boolean headers = true;

    private WebFilterChain chain = exchange -> exchange.getResponse().setComplete();

    private int reached;

    private RateLimitPolicies registry = new RateLimitPolicies(List.of(), this.store);

    private List<RateLimitFilter> filters = List.of();

    private MockServerWebExchange last = exchange(MockServerHttpRequest.get("/"));

    void store(RateLimitStore replacement) {
        this.store = replacement;
    }

    void withoutHeaders() {
        this.headers = false;
    }

    void chain(WebFilterChain replacement) {
        this.chain = replacement;
    }

    List<RateLimitFilter> policies(RateLimitPolicy... policies) {
        this.registry = new RateLimitPolicies(List.of(policies), this.store);
        this.filters =
                Stream.of(RateLimitStage.values())
                        .map(stage -> new RateLimitFilter(stage, this.registry, this, this.headers))
                        .toList();
        return this.filters;
    }

    void pass(Duration time) {
        this.now += time.toNanos();
    }

    /** Returns the refusal, or null if the request has reached the end of the chain. */
    @Nullable HttpProblemException send() {
        return send(MockServerHttpRequest.get("/"));
    }

    @Nullable HttpProblemException send(MockServerHttpRequest.BaseBuilder<?> request) {
        this.last = exchange(request);
        WebFilterChain end =
                exchange -> {
                    this.reached++;
                    return this.chain.filter(exchange);
                };
        WebFilterChain second = exchange -> this.filters.getLast().filter(exchange, end);
        return this.filters
                .getFirst()
                .filter(this.last, second)
                .then(Mono.<HttpProblemException>empty())
                .onErrorResume(HttpProblemException.class, this::answer)
                .block();
    }

    HttpProblemException sendRefused() {
        return Objects.requireNonNull(send(), "was admitted");
    }

    private Mono<HttpProblemException> answer(HttpProblemException problem) {
        return this.last.getResponse().setComplete().thenReturn(problem);
    }

    @Nullable String header(String name) {
        assertThat(this.last.getResponse().isCommitted()).isTrue();
        return this.last.getResponse().getHeaders().getFirst(name);
    }

    @Nullable String decisions() {
        return this.last.getAttribute(ExchangeAttributes.RATE_LIMIT);
    }

    RateLimitPolicies registry() {
        return this.registry;
    }

    long available(String name) {
        return Objects.requireNonNull(this.registry.available(name, "client").block());
    }

    long count(String name, RateLimitOutcome outcome) {
        return this.registry.count(name, outcome);
    }

    int reached() {
        return this.reached;
    }

    List<String> seen() {
        return this.seen;
    }

    @Override
    public void decision(RateLimitPolicy policy, RateLimitOutcome outcome) {
        this.seen.add(policy.name() + " " + outcome);
    }

    @Override
    public void storeFailure(RateLimitPolicy policy, Throwable failure) {
        this.seen.add(policy.name() + " failed: " + failure.getMessage());
    }

    private static MockServerWebExchange exchange(MockServerHttpRequest.BaseBuilder<?> request) {
        return MockServerWebExchange.from(request);
    }
}
