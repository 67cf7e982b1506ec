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
package dev.tertia.benchmarks.http.load;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What has become of requests. Thread-safe. */
final class Counts {

    private final LongAdder succeeded = new LongAdder();

    private final LongAdder failed = new LongAdder();

    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

    private final Latencies latencies = new Latencies();

    void succeeded(long nanos) {
        this.succeeded.increment();
        this.latencies.add(nanos);
    }

    void failed(String reason) {
        this.failed.increment();
        this.firstFailure.compareAndSet(null, reason);
    }

    long succeeded() {
        return this.succeeded.sum();
    }

    long failed() {
        return this.failed.sum();
    }

    @Nullable String firstFailure() {
        return this.firstFailure.get();
    }

    Latencies latencies() {
        return this.latencies;
    }
}
