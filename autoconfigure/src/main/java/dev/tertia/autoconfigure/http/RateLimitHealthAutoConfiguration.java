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
import dev.tertia.http.limit.failover.FailoverRateLimitStore;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for the
 * health of a store of limits that the application can do without.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = RateLimitAutoConfiguration.class)
@ConditionalOnClass({
    ConditionalOnEnabledHealthIndicator.class,
    ReactiveHealthContributor.class,
    FailoverRateLimitStore.class,
    CircuitBreaker.class
})
@ConditionalOnBean({FailoverRateLimitStore.class, RateLimitPolicies.class})
@ConditionalOnEnabledHealthIndicator("rate-limit-store")
public final class RateLimitHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "rateLimitStoreHealthIndicator")
    RateLimitStoreHealthIndicator rateLimitStoreHealthIndicator(
            FailoverRateLimitStore store, RateLimitPolicies policies) {
        return new RateLimitStoreHealthIndicator(store, policies);
    }
}
