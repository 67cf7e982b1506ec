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

import dev.tertia.http3.ConnectionLimits;
import dev.tertia.http3.Http3Listener;
import dev.tertia.http3.Http3ListenerConfig;
import dev.tertia.http3.RequestLimits;
import dev.tertia.http3.RetryConfig;
import dev.tertia.http3.RetryMode;

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
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.netty.http.server.HttpServer;

import java.time.Duration;
import java.util.Base64;

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
                    var config =
                            new Http3Settings(properties, inherited)
                                    .listenerConfig(HttpServer.create().configuration())
                                    .transport();
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
    void bindsRetryAndLimits() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        this.contextRunner
                .withPropertyValues(
                        "tertia.http3.retry.mode=always",
                        "tertia.http3.retry.threshold=7",
                        "tertia.http3.retry.token-lifetime=3s",
                        "tertia.http3.retry.keys=" + key + "," + key,
                        "tertia.http3.limits.max-connections=20",
                        "tertia.http3.limits.max-connections-per-prefix=3",
                        "tertia.http3.limits.ipv6-prefix-length=56",
                        "tertia.http3.limits.handshake-timeout=2s",
                        "tertia.http3.limits.max-body-size=10MB",
                        "tertia.http3.limits.header-timeout=4s",
                        "tertia.http3.limits.body-timeout=0s",
                        "tertia.http3.limits.min-body-rate=1KB",
                        "tertia.http3.limits.max-resets=9",
                        "tertia.http3.limits.reset-window=1m")
                .run(context -> {
                    Http3ListenerConfig config = config(context, HttpServer.create());
                    assertThat(config.retry().mode()).isEqualTo(RetryMode.ALWAYS);
                    assertThat(config.retry().threshold()).isEqualTo(7);
                    assertThat(config.retry().tokenLifetime()).hasSeconds(3);
                    assertThat(config.retry().keys()).hasSize(2);
                    assertThat(context.getBean(Http3Properties.class).toString())
                            .doesNotContain(key);
                    assertThat(config.connections())
                            .isEqualTo(new ConnectionLimits(20, 3, 32, 56, Duration.ofSeconds(2)));
                    assertThat(config.requests())
                            .isEqualTo(
                                    new RequestLimits(
                                            4096,
                                            10 << 20,
                                            Duration.ofSeconds(4),
                                            Duration.ZERO,
                                            1024,
                                            9,
                                            Duration.ofMinutes(1)));
                });
    }

    @Test
    void inheritsWhatTheTcpServerIsTold() {
        HttpServer tcp =
                HttpServer.create()
                        .idleTimeout(Duration.ofSeconds(12))
                        .httpRequestDecoder(spec -> spec.maxInitialLineLength(500));
        this.contextRunner.run(context -> {
            Http3ListenerConfig config = config(context, tcp);
            assertThat(config.transport().idleTimeout()).hasSeconds(12);
            assertThat(config.requests().maxUriLength()).isEqualTo(500);
            assertThat(config.requests().maxBodySize()).isEqualTo(Long.MAX_VALUE);
            assertThat(config.retry()).isEqualTo(RetryConfig.defaults());
            assertThat(config.connections()).isEqualTo(ConnectionLimits.defaults());
            assertThat(config(context, HttpServer.create()))
                    .isEqualTo(Http3ListenerConfig.defaults());
        });
        this.contextRunner
                .withPropertyValues(
                        "tertia.http3.idle-timeout=5s", "tertia.http3.limits.max-uri-length=600B")
                .run(context -> {
                    Http3ListenerConfig config = config(context, tcp);
                    assertThat(config.transport().idleTimeout()).hasSeconds(5);
                    assertThat(config.requests().maxUriLength()).isEqualTo(600);
                });
    }

    private static Http3ListenerConfig config(ApplicationContext context, HttpServer tcp) {
        return new Http3Settings(
                        context.getBean(Http3Properties.class),
                        org.springframework.util.unit.DataSize.ofKilobytes(8))
                .listenerConfig(tcp.configuration());
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
                    retry.threshold=0            | 'tertia.http3.retry.threshold' must be positive but was 0
                    retry.token-lifetime=0s      | 'tertia.http3.retry.token-lifetime' must be positive but was PT0S
                    retry.key-rotation=9s        | 'tertia.http3.retry.key-rotation' must not be shorter than 'tertia.http3.retry.token-lifetime' (PT10S) but was PT9S
                    retry.keys=c2hvcnQ=          | 'tertia.http3.retry.keys[0]' must be at least 32 bytes in Base64; make one with: openssl rand -base64 32
                    retry.keys=!                 | 'tertia.http3.retry.keys[0]' must be at least 32 bytes in Base64; make one with: openssl rand -base64 32
                    limits.max-connections=0     | 'tertia.http3.limits.max-connections' must be positive but was 0
                    limits.max-connections-per-prefix=-1 | 'tertia.http3.limits.max-connections-per-prefix' must be positive but was -1
                    limits.ipv4-prefix-length=33 | 'tertia.http3.limits.ipv4-prefix-length' must be between 1 and 32 but was 33
                    limits.ipv6-prefix-length=0  | 'tertia.http3.limits.ipv6-prefix-length' must be between 1 and 128 but was 0
                    limits.handshake-timeout=0s  | 'tertia.http3.limits.handshake-timeout' must be positive but was PT0S
                    limits.max-uri-length=0B     | 'tertia.http3.limits.max-uri-length' must be positive but was 0B
                    limits.max-body-size=-1B     | 'tertia.http3.limits.max-body-size' must be positive but was -1B
                    limits.header-timeout=-1s    | 'tertia.http3.limits.header-timeout' must not be negative but was PT-1S
                    limits.body-timeout=-1s      | 'tertia.http3.limits.body-timeout' must not be negative but was PT-1S
                    limits.min-body-rate=0B      | 'tertia.http3.limits.min-body-rate' must be positive but was 0B
                    qlog.enabled=true            | 'tertia.http3.qlog.directory' must be set when 'tertia.http3.qlog.enabled' is true: choose a folder that nothing else writes to
                    qlog.sample-ratio=1.5        | 'tertia.http3.qlog.sample-ratio' must be between 0 and 1 but was 1.5
                    qlog.max-total-size=0B       | 'tertia.http3.qlog.max-total-size' must be positive but was 0B
                    qlog.max-connections=0       | 'tertia.http3.qlog.max-connections' must be positive but was 0
                    qlog.max-files=10            | 'tertia.http3.qlog.max-files' must be greater than 'tertia.http3.qlog.max-connections' (10) but was 10
                    limits.max-resets=0          | 'tertia.http3.limits.max-resets' must be positive but was 0
                    limits.reset-window=0s       | 'tertia.http3.limits.reset-window' must be positive but was PT0S
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
