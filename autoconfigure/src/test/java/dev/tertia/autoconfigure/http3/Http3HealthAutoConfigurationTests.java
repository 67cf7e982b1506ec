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
package dev.tertia.autoconfigure.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import reactor.core.publisher.Mono;

import java.time.Duration;

final class Http3HealthAutoConfigurationTests {

    private static final String LISTENER = "http3HealthIndicator";

    private static final String CERTIFICATE = "certificateHealthIndicator";

    private final ReactiveWebApplicationContextRunner runner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    Http3AutoConfiguration.class,
                                    Http3HealthAutoConfiguration.class,
                                    NettyReactiveWebServerAutoConfiguration.class,
                                    SslAutoConfiguration.class))
                    .withPropertyValues(
                            "tertia.http3.enabled=true", TestApplication.CERTIFICATE_FOLDER);

    @Test
    void isThere() {
        this.runner.run(context -> assertThat(context).hasBean(LISTENER).hasBean(CERTIFICATE));
    }

    @Test
    void isAbsentWithoutHttp3() {
        this.runner
                .withPropertyValues("tertia.http3.enabled=false")
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(LISTENER)
                                .doesNotHaveBean(ListenerProbes.class));
        this.runner
                .withBean(NettyReactiveWebServerFactory.class)
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(LISTENER)
                                .doesNotHaveBean(ServedHttp3.class));
    }

    @Test
    void usersIndicatorWins() {
        ReactiveHealthIndicator own = Mono::empty;
        this.runner
                .withBean(LISTENER, ReactiveHealthIndicator.class, () -> own)
                .withBean(CERTIFICATE, ReactiveHealthIndicator.class, () -> own)
                .run(context -> {
                    assertThat(context).getBean(LISTENER).isSameAs(own);
                    assertThat(context).getBean(CERTIFICATE).isSameAs(own);
                });
    }

    @Test
    void bindsProperties() {
        this.runner
                .withPropertyValues(
                        "tertia.health.listener.timeout=300ms",
                        "tertia.health.listener.cache=0s",
                        "tertia.health.certificate.warning-threshold=30d",
                        "tertia.health.certificate.out-of-service-threshold=1d")
                .run(context -> {
                    assertThat(context.getBean(ListenerHealthProperties.class))
                            .isEqualTo(
                                    new ListenerHealthProperties(
                                            Duration.ofMillis(300), Duration.ZERO));
                    assertThat(context.getBean(CertificateHealthProperties.class))
                            .isEqualTo(
                                    new CertificateHealthProperties(
                                            Duration.ofDays(30), Duration.ofDays(1)));
                });
        this.runner.run(context -> {
            assertThat(context.getBean(ListenerHealthProperties.class))
                    .isEqualTo(
                            new ListenerHealthProperties(
                                    Duration.ofSeconds(2), Duration.ofSeconds(10)));
            assertThat(context.getBean(CertificateHealthProperties.class))
                    .isEqualTo(new CertificateHealthProperties(Duration.ofDays(14), null));
        });
    }

    @Test
    void eachCanBeSwitchedOff() {
        this.runner
                .withPropertyValues("management.health.http3.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(LISTENER).hasBean(CERTIFICATE));
        this.runner
                .withPropertyValues("management.health.certificate.enabled=false")
                .run(context -> assertThat(context).hasBean(LISTENER).doesNotHaveBean(CERTIFICATE));
    }

    @Test
    void needsItsLibraries() {
        this.runner
                .withClassLoader(new FilteredClassLoader(ReactiveHealthContributor.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LISTENER));
    }

    @ParameterizedTest
    @CsvSource({
        "tertia.health.listener.timeout, 0s, must be positive",
        "tertia.health.listener.cache, -1s, must not be negative",
        "tertia.health.certificate.warning-threshold, -1d, must not be negative",
        "tertia.health.certificate.out-of-service-threshold, -1d, must not be negative"
    })
    void refusesBadValues(String property, String value, String message) {
        this.runner
                .withPropertyValues(property + "=" + value)
                .run(context ->
                        assertThat(context)
                                .hasFailed()
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(property + "' " + message));
    }
}
