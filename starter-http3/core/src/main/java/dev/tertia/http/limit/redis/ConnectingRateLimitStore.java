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
package dev.tertia.http.limit.redis;

import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStore;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Connects in the background, when it is told to or first asked, so that an application starts
 * without its store, and again after a connection could not be made. Thread-safe.
 *
 * <p>A call that comes while there is no connection fails with a {@link
 * java.util.concurrent.TimeoutException} after the timeout; the attempt to connect goes on for
 * those that come later. There is one attempt at a time, on a thread that may block.
 *
 * @since 0.1.0
 */
public final class ConnectingRateLimitStore implements RateLimitStore {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Mono<RateLimitStore> connection;

    private final Mono<RateLimitStore> store;

    /**
     * Creates a store that is not connected.
     *
     * @param connect makes the connection and its store; may block
     * @param timeout the time after which a call has failed for which there is no connection
     */
    public ConnectingRateLimitStore(Callable<RateLimitStore> connect, Duration timeout) {
        this.connection =
                Mono.fromCallable(connect)
                        .subscribeOn(Schedulers.boundedElastic())
                        .cache(connected -> FOR_EVER, failed -> Duration.ZERO, () -> Duration.ZERO);
        this.store = this.connection.timeout(timeout);
    }

    /** Begins to connect, so that the first request need not wait. A failure is that of a call. */
    public void connect() {
        var _ = this.connection.onErrorComplete().subscribe();
    }

    @Override
    public Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost) {
        return this.store.flatMap(connected -> connected.tryConsume(policy, key, cost));
    }

    @Override
    public Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost) {
        return this.store.flatMap(connected -> connected.giveBack(policy, key, cost));
    }

    @Override
    public Mono<Long> available(RateLimitPolicy policy, String key) {
        return this.store.flatMap(connected -> connected.available(policy, key));
    }

    @Override
    public Mono<Void> reset(RateLimitPolicy policy, String key) {
        return this.store.flatMap(connected -> connected.reset(policy, key));
    }
}
