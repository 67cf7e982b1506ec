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

import dev.tertia.http.observation.OpenTelemetryServerRequestObservationConvention;
import dev.tertia.http.observation.ProtocolServerRequestObservationConvention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

final class RequestObservationAutoConfigurationTests {

    private static final String OPEN_TELEMETRY = "tertia.observation.open-telemetry-names=true";

    private final ReactiveWebApplicationContextRunner runner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RequestObservationAutoConfiguration.class,
                                    MetricsAutoConfiguration.class,
                                    CompositeMeterRegistryAutoConfiguration.class,
                                    SimpleMetricsExportAutoConfiguration.class,
                                    ObservationAutoConfiguration.class,
                                    WebFluxObservationAutoConfiguration.class));

    @Test
    void takesThePlaceOfBootsConvention() {
        this.runner.run(context -> {
            assertThat(context).hasSingleBean(ServerRequestObservationConvention.class);
            assertThat(context.getBean(ServerRequestObservationConvention.class))
                    .isInstanceOf(ProtocolServerRequestObservationConvention.class);
            assertThat(context.getBean(ServerRequestObservationConvention.class).getName())
                    .isEqualTo("http.server.requests");
        });
    }

    @Test
    void keepsTheNameThatBootIsTold() {
        this.runner
                .withPropertyValues("management.observations.http.server.requests.name=shop")
                .run(context ->
                        assertThat(
                                        context.getBean(ServerRequestObservationConvention.class)
                                                .getName())
                                .isEqualTo("shop"));
    }

    @Test
    void hasTheNamesOfOpenTelemetryOnDemand() {
        this.runner
                .withPropertyValues(OPEN_TELEMETRY)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(ServerRequestObservationConvention.class)
                                .hasSingleBean(
                                        OpenTelemetryServerRequestObservationConvention.class));
    }

    @Test
    void usersConventionWins() {
        var own = new DefaultServerRequestObservationConvention("own");
        var withOwn =
                this.runner.withBean("own", ServerRequestObservationConvention.class, () -> own);
        for (String property : new String[] {OPEN_TELEMETRY, "a=b"}) {
            withOwn.withPropertyValues(property)
                    .run(context ->
                            assertThat(context)
                                    .getBean(ServerRequestObservationConvention.class)
                                    .isSameAs(own));
        }
    }

    @Test
    void isSwitchedOffWithoutATrace() {
        this.runner
                .withPropertyValues("tertia.observation.requests.enabled=false", OPEN_TELEMETRY)
                .run(context -> {
                    assertThat(context)
                            .doesNotHaveBean("requestDurationBuckets")
                            .doesNotHaveBean("requestRouteLimit");
                    assertThat(context.getBean(ServerRequestObservationConvention.class))
                            .isExactlyInstanceOf(DefaultServerRequestObservationConvention.class);
                });
    }

    @Test
    void doesWithoutMicrometer() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RequestObservationAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean("protocolServerRequestObservationConvention"));
    }

    @Test
    void badValueIsNamed() {
        this.runner
                .withPropertyValues("tertia.observation.metrics.sample-interval=soon")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining(
                                        "tertia.observation.metrics.sample-interval"));
    }

    private static double[] buckets(MeterRegistry registry, String name) {
        Timer timer = registry.timer(name);
        timer.record(Duration.ofMillis(7));
        return Arrays.stream(timer.takeSnapshot().histogramCounts())
                .mapToDouble(bucket -> bucket.bucket(TimeUnit.SECONDS))
                .toArray();
    }

    @Test
    void durationsHaveTheAdvisedBuckets() {
        this.runner
                .withPropertyValues(OPEN_TELEMETRY)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(buckets(registry, "http.server.request.duration"))
                            .containsExactly(
                                    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5,
                                    5, 7.5, 10);
                    assertThat(buckets(registry, "another.timer")).isEmpty();
                });
    }

    @Test
    void propertiesOfBootHaveTheLastWordOnBuckets() {
        this.runner
                .withPropertyValues(
                        OPEN_TELEMETRY,
                        "management.metrics.distribution.slo.http.server.request.duration=1s,2s")
                .run(context ->
                        assertThat(
                                        buckets(
                                                context.getBean(MeterRegistry.class),
                                                "http.server.request.duration"))
                                .containsExactly(1, 2));
    }

    @Test
    void routesAreLimitedAsUrisAre() {
        this.runner
                .withPropertyValues(OPEN_TELEMETRY, "management.metrics.web.server.max-uri-tags=2")
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    for (int i = 0; i < 5; i++) {
                        registry.timer("http.server.request.duration", "http.route", "/" + i)
                                .record(Duration.ofMillis(1));
                    }
                    assertThat(registry.get("http.server.request.duration").timers()).hasSize(2);
                });
    }
}
