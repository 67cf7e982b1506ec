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

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Renews stale responses in the background, each by one request at a time. */
final class Renewals {

    private static final Logger logger = LoggerFactory.getLogger(Renewals.class);

    private final RevalidationConfig config;

    private final Forwarding forwarding;

    private final Scheduler scheduler;

    /** Bounded by the number of renewals. */
    private final Set<FlightKey> running = ConcurrentHashMap.newKeySet();

    private final AtomicInteger count = new AtomicInteger();

    Renewals(RevalidationConfig config, Forwarding forwarding, Scheduler scheduler) {
        this.config = config;
        this.forwarding = forwarding;
        this.scheduler = scheduler;
    }

    /** Starts a renewal, unless one is running for the same response or too many are. */
    void start(CacheExchange exchange, StoredResponse stored, ContextView context) {
        FlightKey key = new FlightKey(exchange.request().key(), stored.secondaryKey());
        if (exchange.request().forbidsToStore() || !enter(key)) {
            return;
        }
        var _ =
                Mono.fromSupplier(() -> detach(exchange))
                        .flatMap(detached -> renew(detached, stored))
                        .timeout(this.config.timeout(), this.scheduler)
                        .doFinally(signal -> leave(key))
                        .contextWrite(context)
                        .subscribe(
                                nothing -> {},
                                ex ->
                                        logger.debug(
                                                "The stale response to {} was not renewed",
                                                exchange.request().key(),
                                                ex));
    }

    private Mono<Void> renew(CacheExchange detached, StoredResponse stored) {
        return this.forwarding
                .forward(detached, Reuse.forward(CacheStatus.STALE, stored))
                .subscribeOn(this.scheduler);
    }

    private static @Nullable CacheExchange detach(CacheExchange exchange) {
        DetachedExchange detached = new DetachedExchange(exchange.exchange());
        CacheRequest request =
                CacheRequest.of(detached.getRequest(), exchange.request().hasPrincipal());
        return (request != null)
                ? new CacheExchange(detached, exchange.chain(), request, exchange.rule())
                : null;
    }

    private boolean enter(FlightKey key) {
        if (this.count.incrementAndGet() <= this.config.maxConcurrent() && this.running.add(key)) {
            return true;
        }
        var _ = this.count.decrementAndGet();
        return false;
    }

    private void leave(FlightKey key) {
        this.running.remove(key);
        var _ = this.count.decrementAndGet();
    }
}
