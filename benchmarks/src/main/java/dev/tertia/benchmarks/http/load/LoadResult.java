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

/**
 * What a load has measured.
 *
 * @param requests requests that were answered as they should be
 * @param seconds how long it took
 * @param p50Millis the duration of a request that half of them do not exceed
 * @param p99Millis the duration that 99 of 100 do not exceed
 * @param failed all other requests: failed, with another status, size or protocol
 * @param firstFailure what was wrong with the first of these, or {@code null}
 */
public record LoadResult(
        long requests,
        double seconds,
        double p50Millis,
        double p99Millis,
        long failed,
        @Nullable String firstFailure) {

    private static final double NANOS_PER_MILLI = 1e6;

    static LoadResult of(Counts counts, long nanos) {
        return new LoadResult(
                counts.succeeded(),
                nanos / 1e9,
                counts.latencies().percentile(0.5) / NANOS_PER_MILLI,
                counts.latencies().percentile(0.99) / NANOS_PER_MILLI,
                counts.failed(),
                counts.firstFailure());
    }

    /**
     * Returns the rate.
     *
     * @return requests per second
     */
    public double perSecond() {
        return this.requests / this.seconds;
    }
}
