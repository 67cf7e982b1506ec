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

import java.util.stream.Collectors;

/**
 * A policy in use.
 *
 * @param counters how often it had each outcome
 * @param quotaItems its items of the field RateLimit-Policy, one for each bandwidth
 */
record ActivePolicy(RateLimitPolicy policy, PolicyCounters counters, String quotaItems) {

    private static final long NANOS = 1_000_000_000L;

    static ActivePolicy of(RateLimitPolicy policy) {
        return of(policy, new PolicyCounters());
    }

    /** Returns another policy that goes on with the counters of this one. */
    ActivePolicy replacedBy(RateLimitPolicy successor) {
        return of(successor, this.counters);
    }

    void count(RateLimitOutcome outcome) {
        this.counters.increment(outcome);
    }

    long counted(RateLimitOutcome outcome) {
        return this.counters.sum(outcome);
    }

    private static ActivePolicy of(RateLimitPolicy policy, PolicyCounters counters) {
        return new ActivePolicy(
                policy,
                counters,
                policy.bandwidths().stream()
                        .map(bandwidth -> quotaItem(policy, bandwidth))
                        .collect(Collectors.joining(", ")));
    }

    /** Counts in requests, the default unit of that field: one request may cost many tokens. */
    private static String quotaItem(RateLimitPolicy policy, RateLimitBandwidth bandwidth) {
        return "\"%s\";q=%d;w=%d"
                .formatted(
                        policy.name(),
                        bandwidth.capacity() / policy.cost(),
                        ceilSeconds(bandwidth.timeToFull().toNanos()));
    }

    static long ceilSeconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, NANOS));
    }
}
