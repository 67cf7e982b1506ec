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

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.FilterStage;

import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Applies the policies of one stage. Thread-safe. An application needs one filter for each stage
 * that has policies: a policy whose stage has none is not enforced.
 *
 * <p>A request is charged for all policies of the stage that match. If one refuses it, the tokens
 * that the others of this stage have taken are given back, so that it has cost nothing there; what
 * an earlier stage has taken stays taken. While it waits for that, another request may be refused
 * that would have been admitted otherwise; never is one admitted too many. A refusal is an error of
 * the chain, {@link dev.tertia.http.error.HttpProblemException} with the status 429 (or 503 if the
 * store does not answer), the type {@code quota-exceeded}, the member {@code violated-policies} and
 * the field {@code Retry-After}. A policy in shadow mode refuses nothing, not even when its store
 * fails. CORS preflight requests cost nothing.
 *
 * <p>Every response gets the fields {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers-11) with the policies of all stages but those in shadow
 * mode, counted in requests. A policy of two bandwidths has two items in the first, and in the
 * second one item with what both leave. There {@code t} is the time after which the bucket is full
 * again, or, for a refusal, after which the request can be repeated.
 *
 * @since 0.1.0
 */
public final class RateLimitFilter implements FilterStage {

    /** The types of the problems that refused requests are answered with. */
    public static final Set<URI> PROBLEM_TYPES =
            Set.of(RateLimitProblem.QUOTA_EXCEEDED, RateLimitProblem.REDUCED_CAPACITY);

    private final RateLimitStage stage;

    private final RateLimitPolicies policies;

    private final PolicyCharger charger;

    private final RateLimitObserver observer;

    private final boolean headers;

    /**
     * Creates a filter.
     *
     * @param stage the stage
     * @param policies the policies, of all stages
     * @param observer learns each decision
     * @param headers whether responses get {@code RateLimit-Policy} and {@code RateLimit}
     */
    public RateLimitFilter(
            RateLimitStage stage,
            RateLimitPolicies policies,
            RateLimitObserver observer,
            boolean headers) {
        this.stage = stage;
        this.policies = policies;
        this.charger = new PolicyCharger(policies.store(), observer);
        this.observer = observer;
        this.headers = headers;
    }

    @Override
    public int getOrder() {
        return this.stage.order();
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return "RateLimitFilter";
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        List<ActivePolicy> matching = matching(exchange);
        if (matching.isEmpty()) {
            return chain.filter(exchange);
        }
        Mono<List<Charge>> charges = this.charger.charge(exchange, matching);
        List<Charge> known = ImmediateMono.is(charges) ? ImmediateMono.value(charges) : null;
        return (known != null)
                ? settle(known, exchange, chain)
                : charges.flatMap(found -> settle(found, exchange, chain));
    }

    private List<ActivePolicy> matching(ServerWebExchange exchange) {
        List<ActivePolicy> matching = new ArrayList<>(2);
        for (ActivePolicy active : this.policies.active()) {
            if (active.policy().stage() == this.stage
                    && active.policy().scope().matches(exchange.getRequest())) {
                matching.add(active);
            }
        }
        return matching;
    }

    /** Returns the policies of this stage as they are now. */
    List<RateLimitPolicy> policies() {
        return this.policies.list().stream()
                .filter(policy -> policy.stage() == this.stage)
                .toList();
    }

    private Mono<Void> settle(
            List<Charge> charges, ServerWebExchange exchange, WebFilterChain chain) {
        List<Charge> refused = with(RateLimitOutcome.REFUSED, charges);
        List<Charge> unavailable = with(RateLimitOutcome.UNAVAILABLE, charges);
        if (refused.isEmpty() && unavailable.isEmpty()) {
            report(charges, exchange, true);
            return chain.filter(exchange);
        }
        report(charges, exchange, false);
        return this.charger
                .giveBack(charges)
                .then(
                        Mono.error(() ->
                                refused.isEmpty()
                                        ? RateLimitProblem.reducedCapacity(unavailable)
                                        : RateLimitProblem.quotaExceeded(refused)));
    }

    private static List<Charge> with(RateLimitOutcome outcome, List<Charge> charges) {
        List<Charge> found = new ArrayList<>(charges.size());
        for (Charge charge : charges) {
            if (charge.outcome() == outcome) {
                found.add(charge);
            }
        }
        return found;
    }

    private void report(List<Charge> charges, ServerWebExchange exchange, boolean goesOn) {
        if (charges.isEmpty()) {
            return;
        }
        RateLimitReport report = RateLimitReport.of(exchange);
        for (Charge charge : charges) {
            RateLimitOutcome outcome = charge.outcome();
            if (outcome == RateLimitOutcome.ADMITTED && !goesOn) {
                outcome = RateLimitOutcome.GIVEN_BACK;
            }
            charge.active().count(outcome);
            this.observer.decision(charge.policy(), outcome);
            report.addNote(charge, outcome);
            if (this.headers && !charge.policy().shadow()) {
                report.addItems(charge, outcome);
            }
        }
        exchange.getAttributes().put(ExchangeAttributes.RATE_LIMIT, report.text());
    }
}
