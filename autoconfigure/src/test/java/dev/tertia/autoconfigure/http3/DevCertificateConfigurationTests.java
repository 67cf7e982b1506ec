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

import dev.tertia.http3.certificate.DevCertificateStore;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;

import java.nio.file.Path;
import java.util.Map;

final class DevCertificateConfigurationTests {

    private final ReactiveWebApplicationContextRunner contextRunner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    Http3AutoConfiguration.class,
                                    NettyReactiveWebServerAutoConfiguration.class,
                                    SslAutoConfiguration.class))
                    .withPropertyValues(
                            "tertia.http3.enabled=true", TestApplication.CERTIFICATE_FOLDER);

    @Test
    void isAbsentInProduction() {
        this.contextRunner.run(context -> {
            assertThat(context).doesNotHaveBean(DevCertificateStore.class);
            assertThat(ssl(context)).isNull();
        });
    }

    @Test
    void isUsedWhenAskedFor() {
        this.contextRunner
                .withPropertyValues("tertia.http3.dev-certificate.enabled=true")
                .run(context -> {
                    Ssl ssl = ssl(context);
                    assertThat(ssl).isNotNull();
                    assertThat(ssl.getBundle()).isEqualTo(DevCertificateCustomizer.BUNDLE);
                });
    }

    @Test
    void isKeptInTheUsersHomeUnlessToldOtherwise() {
        assertThat(new Http3Properties.DevCertificateProperties(null, null).folder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".tertia/dev-certificate"));
        Path other = Path.of("other");
        assertThat(new Http3Properties.DevCertificateProperties(null, other).folder())
                .isEqualTo(other);
    }

    @Test
    void isUsedWithDeveloperToolsUnlessSwitchedOff() {
        ReactiveWebApplicationContextRunner devtools =
                this.contextRunner.withInitializer(context ->
                        context.getEnvironment()
                                .getPropertySources()
                                .addLast(new MapPropertySource("devtools", Map.of())));
        devtools.run(context -> assertThat(ssl(context)).isNotNull());
        devtools.withPropertyValues("tertia.http3.dev-certificate.enabled=false")
                .run(context -> assertThat(ssl(context)).isNull());
        // There they run in a packaged application, for a developer elsewhere.
        devtools.withPropertyValues("spring.devtools.remote.secret=x")
                .run(context -> assertThat(ssl(context)).isNull());
    }

    @Test
    void leavesAConfiguredCertificateAlone() {
        this.contextRunner
                .withPropertyValues(
                        "tertia.http3.dev-certificate.enabled=true", "server.ssl.bundle=mine")
                .run(context -> {
                    Ssl ssl = ssl(context);
                    assertThat(ssl).isNotNull();
                    assertThat(ssl.getBundle()).isEqualTo("mine");
                });
    }

    private static org.springframework.boot.web.server.@org.jspecify.annotations.Nullable Ssl ssl(
            ApplicationContext context) {
        return context.getBean(Http3ReactiveWebServerFactory.class).getSsl();
    }
}
