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

import dev.tertia.http.error.HttpProblemException;

import org.springframework.http.HttpStatus;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.time.InstantSource;

/** Answers from what is stored, or sees to it that the application does. */
final class CacheAnswers {

    private final CacheServices services;

    private final Collapsing collapsing;

    private final Renewals renewals;

    private CacheAnswers(CacheServices services, Collapsing collapsing, Renewals renewals) {
        this.services = services;
        this.collapsing = collapsing;
        this.renewals = renewals;
    }

    static CacheAnswers of(
            ResponseCache cache,
            CacheStatusField statusField,
            InstantSource clock,
            Scheduler scheduler) {
        ResponseCacheConfig config = cache.config();
        UncacheableKeys uncacheable = new UncacheableKeys();
        StorageRules rules = new StorageRules(config.bounds().maxEntrySize());
        CacheServices services =
                new CacheServices(
                        cache,
                        new ReuseRules(clock),
                        new ResponseRecorder(cache.store(), rules, uncacheable, clock),
                        new StoredAnswer(clock),
                        statusField,
                        new CollectingBudget(config.bounds().maxWeight()));
        Forwarding forwarding = new Forwarding(services, clock);
        Flights flights = new Flights(config.collapsing(), scheduler);
        return new CacheAnswers(
                services,
                new Collapsing(services, forwarding, flights, uncacheable),
                new Renewals(config.revalidation(), forwarding, scheduler));
    }

    Mono<Void> answer(CacheExchange exchange) {
        CacheRequest request = exchange.request();
        Reuse reuse =
                this.services.reuse().decide(request, this.services.store().get(request.key()));
        StoredResponse stored = reuse.stored();
        if (reuse.isHit() && stored != null) {
            return reuse.renew() ? sendAndRenew(exchange, stored) : send(exchange, stored);
        }
        return request.directives().contains("only-if-cached")
                ? refuse(exchange)
                : this.collapsing.answer(exchange, reuse);
    }

    private Mono<Void> send(CacheExchange exchange, StoredResponse stored) {
        this.services.cache().note(exchange.exchange(), CacheStatus.HIT);
        this.services.statusField().hit(exchange.response().getHeaders(), stored);
        return this.services.answer().send(exchange, stored);
    }

    private Mono<Void> sendAndRenew(CacheExchange exchange, StoredResponse stored) {
        return Mono.deferContextual(context -> {
            this.renewals.start(exchange, stored, context);
            return send(exchange, stored);
        });
    }

    private Mono<Void> refuse(CacheExchange exchange) {
        this.services.cache().note(exchange.exchange(), CacheStatus.UNAVAILABLE);
        return Mono.error(
                HttpProblemException.of(HttpStatus.GATEWAY_TIMEOUT)
                        .detail(
                                "Nothing usable is stored for this request: send it without"
                                        + " only-if-cached to have it answered.")
                        .header(CacheStatusField.NAME, this.services.statusField().unavailable()));
    }
}
