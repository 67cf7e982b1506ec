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
package dev.tertia.autoconfigure.observation;

import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Meters of the store that keeps the buckets of the limits. Thread-safe. */
final class RateLimitStoreMetrics implements MeterBinder, RateLimitObserver {

    private final List<Timer> answers = new CopyOnWriteArrayList<>();

    private final List<Counter> failures = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        this.answers.add(
                Timer.builder("tertia.http.ratelimit.store")
                        .description("Time that requests have waited for the store")
                        .register(registry));
        this.failures.add(
                Counter.builder("tertia.http.ratelimit.store.failures")
                        .description("Calls that the store did not answer, or that were not made")
                        .register(registry));
    }

    @Override
    public void storeAnswer(RateLimitPolicy policy, long nanos) {
        this.answers.forEach(timer -> timer.record(nanos, TimeUnit.NANOSECONDS));
    }

    @Override
    public void storeFailure(RateLimitPolicy policy, Throwable failure) {
        this.failures.forEach(Counter::increment);
    }
}
