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

import dev.tertia.http3.Http3Statistics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import java.net.URI;

final class Http3MetricsAutoConfigurationTests {

    private final ReactiveWebApplicationContextRunner withoutRegistry =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(Http3MetricsAutoConfiguration.class))
                    .withPropertyValues("tertia.http3.enabled=true");

    private final ReactiveWebApplicationContextRunner runner =
            this.withoutRegistry.withConfiguration(
                    AutoConfigurations.of(
                            MetricsAutoConfiguration.class,
                            CompositeMeterRegistryAutoConfiguration.class,
                            SimpleMetricsExportAutoConfiguration.class));

    @Test
    void isThere() {
        this.runner.run(context -> {
            assertThat(context)
                    .hasSingleBean(Http3Statistics.class)
                    .hasSingleBean(StreamGaugeGuard.class);
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.get("tertia.quic.connections.active").gauge().value()).isZero();
            assertThat(registry.get("tertia.quic.traffic").functionCounters()).hasSize(2);
            assertThat(registry.get("tertia.quic.handshakes").timer().count()).isZero();
        });
    }

    @Test
    void usersStatisticsWin() {
        Http3Statistics own = new Http3Statistics();
        this.runner
                .withBean("own", Http3Statistics.class, () -> own)
                .run(context -> {
                    assertThat(context).getBean(Http3Statistics.class).isSameAs(own);
                    assertThat(context).hasSingleBean(Http3Metrics.class);
                });
    }

    @Test
    void usersMetersWin() {
        this.runner
                .withBean("http3Metrics", MeterBinder.class, () -> registry -> {})
                .withBean("quicTrafficMetrics", MeterBinder.class, () -> registry -> {})
                .withBean("streamGaugeGuard", NettyServerCustomizer.class, () -> server -> server)
                .run(context ->
                        assertThat(context)
                                .doesNotHaveBean(Http3Metrics.class)
                                .doesNotHaveBean(QuicTrafficMetrics.class)
                                .doesNotHaveBean(StreamGaugeGuard.class));
    }

    @Test
    void propertiesBind() {
        this.runner
                .withPropertyValues(
                        "tertia.observation.open-telemetry-names=true",
                        "tertia.observation.requests.enabled=false",
                        "tertia.observation.metrics.sample-interval=3s",
                        "tertia.observation.metrics.problem-types=https://example.com/sold-out")
                .run(context -> {
                    var properties = context.getBean(ObservabilityProperties.class);
                    assertThat(properties.openTelemetryNames()).isTrue();
                    assertThat(properties.requests().enabled()).isFalse();
                    assertThat(properties.metrics().enabled()).isTrue();
                    assertThat(properties.metrics().sampleInterval()).hasSeconds(3);
                    assertThat(properties.metrics().problemTypes())
                            .containsExactly(URI.create("https://example.com/sold-out"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tertia.observation.metrics.enabled=false", "tertia.http3.enabled=false"})
    void isSwitchedOffWithoutATrace(String property) {
        this.runner
                .withPropertyValues(property)
                .run(context ->
                        assertThat(context)
                                .doesNotHaveBean(Http3Statistics.class)
                                .doesNotHaveBean(Http3Metrics.class)
                                .doesNotHaveBean(StreamGaugeGuard.class)
                                .doesNotHaveBean(ObservabilityProperties.class));
    }

    @Test
    void needsARegistry() {
        this.withoutRegistry.run(context ->
                assertThat(context).hasNotFailed().doesNotHaveBean(Http3Statistics.class));
    }

    @Test
    void doesWithoutMicrometer() {
        this.withoutRegistry
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(Http3Statistics.class));
    }

    @Test
    void doesWithoutTheLibrary() {
        this.runner
                .withClassLoader(new FilteredClassLoader(Http3Statistics.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("http3Metrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s"})
    void badIntervalIsNamed(String interval) {
        this.runner
                .withPropertyValues("tertia.observation.metrics.sample-interval=" + interval)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageStartingWith(
                                        "'tertia.observation.metrics.sample-interval' must be"
                                                + " positive but was PT"));
    }
}
