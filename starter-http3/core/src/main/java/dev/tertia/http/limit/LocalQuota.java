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

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bandwidths of a policy in the terms of Bucket4j, shared by all its buckets.
 *
 * @param roundedNanos what Bucket4j may round off a time to wait
 * @param keepUnused the time after which an unused bucket is as good as a new one
 */
record LocalQuota(
        List<RateLimitBandwidth> bandwidths,
        BucketConfiguration configuration,
        long roundedNanos,
        Duration keepUnused) {

    /** What a thread may lose between finding a bucket and taking from it. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    static LocalQuota of(List<RateLimitBandwidth> bandwidths) {
        List<Bandwidth> limits = new ArrayList<>();
        Duration full = Duration.ZERO;
        long roundedNanos = 0;
        for (RateLimitBandwidth bandwidth : bandwidths) {
            RefillRate rate = bandwidth.perNanosecond();
            limits.add(
                    Bandwidth.builder()
                            .capacity(bandwidth.capacity())
                            .refillGreedy(rate.tokens(), Duration.ofNanos(rate.ticks()))
                            // Without an id, tokens would not be kept when bandwidths change.
                            .id(Integer.toString(limits.size()))
                            .build());
            // One token in so many nanoseconds leaves nothing to round.
            roundedNanos = (rate.tokens() > 1) ? 1 : roundedNanos;
            Duration toFull = bandwidth.timeToFull();
            full = (toFull.compareTo(full) > 0) ? toFull : full;
        }
        return new LocalQuota(
                bandwidths, new BucketConfiguration(limits), roundedNanos, full.plus(MARGIN));
    }
}
