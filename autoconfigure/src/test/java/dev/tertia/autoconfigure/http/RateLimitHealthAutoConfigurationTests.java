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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;
import dev.tertia.http.limit.failover.OnStoreFailure;
import dev.tertia.http.limit.failover.StoreCircuit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

final class RateLimitHealthAutoConfigurationTests {

    private static final String NAME = "rateLimitStoreHealthIndicator";

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RateLimitAutoConfiguration.class,
                                    RateLimitHealthAutoConfiguration.class))
                    .withPropertyValues("tertia.http.rate-limit.policies.burst.capacity=100");

    private final ReactiveWebApplicationContextRunner runner =
            this.bare.withBean(
                    FailoverRateLimitStore.class,
                    () -> {
                        RateLimitStore local = new LocalRateLimitStore(10);
                        return new FailoverRateLimitStore(
                                local,
                                local,
                                OnStoreFailure.LOCAL,
                                StoreCircuit.breaker(
                                        "test", 5, Duration.ofSeconds(1), Clock.systemUTC()),
                                RateLimitObserver.NONE);
                    });

    @Test
    void isThere() {
        this.runner.run(context -> assertThat(context).hasBean(NAME));
    }

    @Test
    void needsAStoreThatCanFail() {
        this.bare.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void canBeSwitchedOff() {
        this.runner
                .withPropertyValues("management.health.rate-limit-store.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(NAME));
        this.runner
                .withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(NAME));
    }

    @Test
    void needsItsLibraries() {
        this.runner
                .withClassLoader(new FilteredClassLoader(ReactiveHealthContributor.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
        this.bare
                .withClassLoader(new FilteredClassLoader(CircuitBreaker.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void usersIndicatorWins() {
        ReactiveHealthIndicator own = Mono::empty;
        this.runner
                .withBean(NAME, ReactiveHealthIndicator.class, () -> own)
                .run(context -> assertThat(context).getBean(NAME).isSameAs(own));
    }
}
