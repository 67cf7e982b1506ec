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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;
import dev.tertia.http.limit.failover.OnStoreFailure;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import reactor.core.publisher.Mono;

import java.util.Locale;

/**
 * Tells whether the store of the limits answers, by asking it. Without it the application is out of
 * service only if it refuses requests then.
 */
final class RateLimitStoreHealthIndicator extends AbstractReactiveHealthIndicator {

    private final FailoverRateLimitStore store;

    private final RateLimitPolicies policies;

    RateLimitStoreHealthIndicator(FailoverRateLimitStore store, RateLimitPolicies policies) {
        super("The health of the store of rate limits cannot be found out");
        this.store = store;
        this.policies = policies;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        RateLimitPolicy policy = this.policies.list().getFirst();
        return this.store
                .probe(policy)
                .then(Mono.fromSupplier(() -> describe(builder.up(), true)))
                .onErrorResume(failure -> Mono.just(describe(degraded(builder), false)));
    }

    private Health.Builder degraded(Health.Builder builder) {
        return (this.store.onFailure() == OnStoreFailure.CLOSED)
                ? builder.outOfService()
                : builder.up();
    }

    private Health describe(Health.Builder builder, boolean answers) {
        return builder.withDetail("answers", answers)
                .withDetail("asked", this.store.isAsked())
                .withDetail("onFailure", this.store.onFailure().name().toLowerCase(Locale.ROOT))
                .withDetail("failures", this.store.failures())
                .withDetail("notAsked", this.store.notAsked())
                .build();
    }
}
