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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.TraceIdSource;
import dev.tertia.http.auth.FailedLoginLimit;
import dev.tertia.http.auth.FailedLogins;
import dev.tertia.http.cache.ResponseCache;
import dev.tertia.http.cache.ResponseCacheConfig;
import dev.tertia.http.cors.CorsFilter;
import dev.tertia.http.error.ErrorAnswers;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.error.ErrorMapping;
import dev.tertia.http.error.ErrorMappings;
import dev.tertia.http.error.HttpProblemException;
import dev.tertia.http.error.ProblemWriter;
import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;
import dev.tertia.http.limit.failover.OnStoreFailure;
import dev.tertia.http.limit.failover.StoreCircuit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

final class FilterMetricsAutoConfigurationTests {

    private static final List<String> BEANS =
            List.of(
                    "rateLimitMetrics",
                    "rateLimitStoreMetrics",
                    "corsMetrics",
                    "responseCacheMetrics",
                    "problemMetrics",
                    "authenticationMetrics");

    private final ReactiveWebApplicationContextRunner withoutFilters =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    FilterMetricsAutoConfiguration.class,
                                    MetricsAutoConfiguration.class,
                                    CompositeMeterRegistryAutoConfiguration.class,
                                    SimpleMetricsExportAutoConfiguration.class));

    private final ReactiveWebApplicationContextRunner runner =
            this.withoutFilters.withUserConfiguration(Filters.class);

    @Test
    void isThereForEachFilter() {
        this.runner.run(context -> BEANS.forEach(bean -> assertThat(context).hasBean(bean)));
    }

    @Test
    void isAbsentForFiltersThatAre() {
        this.withoutFilters.run(
                context -> BEANS.forEach(bean -> assertThat(context).doesNotHaveBean(bean)));
    }

    @Test
    void usersMetersWin() {
        ReactiveWebApplicationContextRunner own = this.runner;
        for (String bean : BEANS) {
            own = own.withBean(bean, MeterBinder.class, () -> registry -> {});
        }
        own.run(context ->
                assertThat(context)
                        .doesNotHaveBean(RateLimitMetrics.class)
                        .doesNotHaveBean(RateLimitStoreMetrics.class)
                        .doesNotHaveBean(AuthenticationMetrics.class)
                        .doesNotHaveBean(CorsMetrics.class)
                        .doesNotHaveBean(ResponseCacheMetrics.class)
                        .doesNotHaveBean(ProblemMetrics.class));
    }

    @Test
    void isSwitchedOffWithoutATrace() {
        this.runner
                .withPropertyValues("tertia.observation.metrics.enabled=false")
                .run(context -> {
                    BEANS.forEach(bean -> assertThat(context).doesNotHaveBean(bean));
                    assertThat(context.getBean(MeterRegistry.class).getMeters())
                            .noneMatch(meter -> meter.getId().getName().startsWith("tertia."));
                });
    }

    @Test
    void doesWithoutMicrometer() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FilterMetricsAutoConfiguration.class))
                .withUserConfiguration(Filters.class)
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    BEANS.forEach(bean -> assertThat(context).doesNotHaveBean(bean));
                });
    }

    @Test
    void typesThatNobodyHasNamedCountAsOne() {
        this.runner
                .withPropertyValues(
                        "tertia.observation.metrics.problem-types=https://example.com/listed")
                .run(context -> {
                    ProblemMetrics metrics = context.getBean(ProblemMetrics.class);
                    List.of("listed", "mapped", "of-order-1", "of-order-2")
                            .forEach(type -> answer(metrics, "https://example.com/" + type));
                    answer(metrics, "about:blank");
                    RateLimitFilter.PROBLEM_TYPES.forEach(type -> answer(metrics, type.toString()));
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(problems(registry, "https://example.com/listed")).isEqualTo(1);
                    assertThat(problems(registry, "https://example.com/mapped")).isEqualTo(1);
                    assertThat(problems(registry, "about:blank")).isEqualTo(1);
                    assertThat(problems(registry, "other")).isEqualTo(2);
                    assertThat(registry.get("tertia.http.problems").counters()).hasSize(6);
                });
    }

    private static void answer(ProblemMetrics metrics, String type) {
        metrics.answered(
                MockServerWebExchange.from(MockServerHttpRequest.get("/")),
                HttpProblemException.of(HttpStatus.CONFLICT).type(URI.create(type)));
    }

    private static double problems(MeterRegistry registry, String type) {
        return registry.get("tertia.http.problems")
                .tags("type", type, "status", "409")
                .counter()
                .count();
    }

    @Test
    void aSharedStoreHasMetersOfItsOwn() {
        this.runner
                .withBean(
                        "shared",
                        RateLimitStore.class,
                        Filters::failover,
                        bean -> bean.setPrimary(true))
                .run(context -> {
                    RateLimitObserver observer = context.getBean(RateLimitStoreMetrics.class);
                    RateLimitPolicy policy =
                            context.getBean(RateLimitPolicies.class).list().getFirst();
                    observer.storeAnswer(policy, 1_000_000);
                    observer.storeFailure(policy, new IllegalStateException("for the test"));
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("tertia.http.ratelimit.store").timer().count())
                            .isEqualTo(1);
                    assertThat(
                                    registry.get("tertia.http.ratelimit.store.failures")
                                            .counter()
                                            .count())
                            .isEqualTo(1);
                    assertThat(
                                    registry.get("tertia.http.ratelimit.store.skipped")
                                            .functionCounter()
                                            .count())
                            .isZero();
                    assertThat(registry.find("tertia.http.ratelimit.keys").gauge()).isNull();
                });
    }

    /** The filters of an application. */
    @Configuration(proxyBeanMethods = false)
    static class Filters {

        static FailoverRateLimitStore failover() {
            return new FailoverRateLimitStore(
                    new LocalRateLimitStore(10),
                    new LocalRateLimitStore(10),
                    OnStoreFailure.LOCAL,
                    StoreCircuit.breaker("test", 5, Duration.ofSeconds(1), Clock.systemUTC()),
                    RateLimitObserver.NONE);
        }

        @Bean
        RateLimitStore store() {
            return new LocalRateLimitStore(10);
        }

        @Bean
        RateLimitPolicies policies(RateLimitStore store) {
            return new RateLimitPolicies(
                    List.of(
                            RateLimitPolicy.of(
                                    "burst",
                                    new RateLimitBandwidth(1, 1, Duration.ofMinutes(1)),
                                    KeyResolver.of(exchange -> "key"),
                                    RateLimitStage.BEFORE_AUTHENTICATION)),
                    store);
        }

        @Bean
        FailedLogins failedLogins() {
            return new FailedLogins(new FailedLoginLimit(1, Duration.ofMinutes(1), 1));
        }

        @Bean
        CorsFilter cors() {
            return new CorsFilter(exchange -> null);
        }

        @Bean
        ResponseCache cache() {
            return new ResponseCache(ResponseCacheConfig.defaults());
        }

        @Bean
        ErrorAnswers answers() {
            return new ErrorAnswers(
                    List.of(),
                    new ErrorMappings(
                            List.of(
                                    new ErrorMapping(
                                            IllegalStateException.class,
                                            HttpStatus.CONFLICT,
                                            URI.create("https://example.com/mapped"),
                                            null,
                                            null,
                                            null))));
        }

        @Bean
        ErrorGuardFilter guard(ErrorAnswers answers) {
            return new ErrorGuardFilter(answers, new ProblemWriter(List.of()), TraceIdSource.NONE);
        }
    }
}
