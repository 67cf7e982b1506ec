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

import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitOutcome;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of the limits: what they decide, and how much they keep. */
final class RateLimitMetrics implements MeterBinder {

    private final RateLimitPolicies policies;

    private final RateLimitStore store;

    RateLimitMetrics(RateLimitPolicies policies, RateLimitStore store) {
        this.policies = policies;
        this.store = store;
    }

    /** The names of policies do not change while the application runs. */
    @Override
    public void bindTo(MeterRegistry registry) {
        for (RateLimitPolicy policy : this.policies.list()) {
            for (RateLimitOutcome outcome : RateLimitOutcome.values()) {
                bind(registry, policy.name(), outcome);
            }
        }
        if (this.store instanceof LocalRateLimitStore local) {
            bind(registry, local);
        } else if (this.store instanceof FailoverRateLimitStore failover) {
            bind(registry, failover);
        }
    }

    private void bind(MeterRegistry registry, String policy, RateLimitOutcome outcome) {
        FunctionCounter.builder(
                        "tertia.http.ratelimit.requests",
                        this.policies,
                        counted -> counted.count(policy, outcome))
                .tags("policy", policy, "outcome", outcome.toString())
                .description("Requests, by what a policy has done to them")
                .register(registry);
    }

    private static void bind(MeterRegistry registry, LocalRateLimitStore local) {
        Gauge.builder("tertia.http.ratelimit.keys", local, LocalRateLimitStore::keys)
                .description("Buckets in the memory of this process")
                .register(registry);
        FunctionCounter.builder(
                        "tertia.http.ratelimit.evictions", local, LocalRateLimitStore::evictions)
                .description("Buckets that had to go while they were in use")
                .register(registry);
    }

    private static void bind(MeterRegistry registry, FailoverRateLimitStore failover) {
        FunctionCounter.builder(
                        "tertia.http.ratelimit.store.skipped",
                        failover,
                        FailoverRateLimitStore::notAsked)
                .description("Calls that were not made, as the shared store had failed before")
                .register(registry);
    }
}
