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

import dev.tertia.http3.Http3Listener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The six proofs; the context is not started, so nothing is bound here. */
final class Http3AutoConfigurationTests {

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
    void isThere() {
        this.contextRunner.run(context ->
                assertThat(context)
                        .hasSingleBean(ReactiveWebServerFactory.class)
                        .hasSingleBean(Http3ReactiveWebServerFactory.class)
                        .hasSingleBean(Http3Properties.class));
    }

    @Test
    void backsOffWhenUserDefinesFactory() {
        this.contextRunner
                .withUserConfiguration(OwnFactory.class)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(ReactiveWebServerFactory.class)
                                .doesNotHaveBean(Http3ReactiveWebServerFactory.class));
    }

    @Test
    void bindsProperties() {
        this.contextRunner
                .withPropertyValues(
                        "tertia.http3.required=true",
                        "tertia.http3.idle-timeout=5s",
                        "tertia.http3.connection-window=2MB",
                        "tertia.http3.stream-window=64KB",
                        "tertia.http3.max-concurrent-streams=7",
                        "tertia.http3.alt-svc.max-age=1h",
                        "tertia.http3.alt-svc.advertised-port=443",
                        "tertia.http3.alt-svc.persist=true",
                        "server.max-http-request-header-size=4KB")
                .run(context -> {
                    Http3Properties properties = context.getBean(Http3Properties.class);
                    assertThat(properties.required()).isTrue();
                    var inherited = org.springframework.util.unit.DataSize.ofKilobytes(4);
                    var config = properties.transportConfig(inherited);
                    assertThat(config.idleTimeout()).hasSeconds(5);
                    assertThat(config.connectionWindow()).isEqualTo(2 << 20);
                    assertThat(config.streamWindow()).isEqualTo(64 << 10);
                    assertThat(config.maxConcurrentStreams()).isEqualTo(7);
                    assertThat(config.maxFieldSectionSize()).isEqualTo(4096);
                    var altSvc = properties.altSvc().of(8443);
                    assertThat(altSvc).isNotNull();
                    assertThat(altSvc.headerValue()).isEqualTo("h3=\":443\"; ma=3600; persist=1");
                });
    }

    @Test
    void countsANumberWithoutUnitInSecondsAsTheHeaderDoes() {
        this.contextRunner
                .withPropertyValues("tertia.http3.alt-svc.max-age=86400")
                .run(context ->
                        assertThat(context.getBean(Http3Properties.class).altSvc().maxAge())
                                .hasDays(1));
    }

    @Test
    void tellsANativeImageWhatIsReadByReflection() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new Http3RuntimeHints().registerHints(hints, getClass().getClassLoader());
        assertThat(
                        RuntimeHintsPredicates.reflection()
                                .onFieldAccess(Http3RuntimeHints.TYPE, Http3RuntimeHints.FIELD))
                .accepts(hints);
    }

    @Test
    void isAbsentUnlessEnabled() {
        for (String value : new String[] {"tertia.http3.enabled=false", "tertia.http3.enabled="}) {
            this.contextRunner
                    .withPropertyValues(value)
                    .run(context ->
                            assertThat(context)
                                    .hasSingleBean(NettyReactiveWebServerFactory.class)
                                    .doesNotHaveBean(Http3ReactiveWebServerFactory.class)
                                    .doesNotHaveBean(Http3Properties.class)
                                    .doesNotHaveBean(Http2ByDefaultCustomizer.class));
        }
    }

    @Test
    void isAbsentWithoutTheLibrary() {
        this.contextRunner
                .withClassLoader(new FilteredClassLoader(Http3Listener.class))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean("http3ReactiveWebServerFactory"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    idle-timeout=0s              | 'tertia.http3.idle-timeout' must be positive but was PT0S
                    connection-window=0B         | 'tertia.http3.connection-window' must be positive but was 0B
                    stream-window=-1B            | 'tertia.http3.stream-window' must be positive but was -1B
                    stream-window=17MB           | 'tertia.http3.stream-window' must not be larger than 'tertia.http3.connection-window' (16777216B) but was 17825792B
                    max-concurrent-streams=0     | 'tertia.http3.max-concurrent-streams' must be positive but was 0
                    max-field-section-size=0B    | 'tertia.http3.max-field-section-size' must be positive but was 0B
                    alt-svc.max-age=900ms        | 'tertia.http3.alt-svc.max-age' must be zero or at least one second but was PT0.9S
                    alt-svc.max-age=-1s          | 'tertia.http3.alt-svc.max-age' must not be negative but was PT-1S
                    alt-svc.advertised-port=65536| 'tertia.http3.alt-svc.advertised-port' must be between 1 and 65535 but was 65536
                    """)
    void refusesBadValues(String property, String message) {
        this.contextRunner
                .withPropertyValues("tertia.http3." + property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(message));
    }

    @Test
    void switchesHttp2OnUnlessToldOtherwise() {
        this.contextRunner.run(context -> assertThat(http2(context)).isTrue());
        this.contextRunner
                .withPropertyValues("server.http2.enabled=false")
                .run(context -> assertThat(http2(context)).isFalse());
    }

    private static boolean http2(org.springframework.context.ApplicationContext context) {
        var http2 = context.getBean(Http3ReactiveWebServerFactory.class).getHttp2();
        return http2 != null && http2.isEnabled();
    }

    /** A user's own. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        NettyReactiveWebServerFactory ownFactory() {
            return new NettyReactiveWebServerFactory(0);
        }
    }
}
