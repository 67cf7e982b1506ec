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
package dev.tertia.http.limit.failover;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the calls of a store and leaves it in peace while it fails. Thread-safe.
 *
 * @since 0.1.0
 */
public final class StoreCircuit {

    private final CircuitBreaker breaker;

    private final LongAdder failures = new LongAdder();

    private final LongAdder notPermitted = new LongAdder();

    StoreCircuit(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    /**
     * Creates a circuit breaker that opens after some failures in a row, and lets one call through
     * after each cool-down until one succeeds.
     *
     * @param name a name for its metrics
     * @param consecutiveFailures failures after which it opens, at least 1
     * @param coolDown the time for which it stays open, at least 1 ms
     * @param clock tells the time
     * @return the circuit breaker
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static CircuitBreaker breaker(
            String name, int consecutiveFailures, Duration coolDown, Clock clock) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        // Of the last calls all must have failed: one success among them resets.
                        .slidingWindow(
                                consecutiveFailures,
                                consecutiveFailures,
                                SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(coolDown)
                        .writableStackTraceEnabled(false)
                        .clock(clock)
                        .build());
    }

    <T> Mono<T> guard(Mono<T> call) {
        return Mono.defer(() -> {
            if (!this.breaker.tryAcquirePermission()) {
                this.notPermitted.increment();
                return Mono.error(
                        CallNotPermittedException.createCallNotPermittedException(this.breaker));
            }
            return permitted(call, this.breaker.getCurrentTimestamp());
        });
    }

    boolean isClosed() {
        return this.breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    long failures() {
        return this.failures.sum();
    }

    long notPermitted() {
        return this.notPermitted.sum();
    }

    private <T> Mono<T> permitted(Mono<T> call, long start) {
        return call.doOnSuccess(answer ->
                        this.breaker.onSuccess(elapsed(start), this.breaker.getTimestampUnit()))
                .doOnError(failure -> {
                    this.failures.increment();
                    this.breaker.onError(elapsed(start), this.breaker.getTimestampUnit(), failure);
                })
                // Else a client that hangs up would keep the only permission of a half-open
                // circuit.
                .doOnCancel(this.breaker::releasePermission);
    }

    private long elapsed(long start) {
        return this.breaker.getCurrentTimestamp() - start;
    }
}
