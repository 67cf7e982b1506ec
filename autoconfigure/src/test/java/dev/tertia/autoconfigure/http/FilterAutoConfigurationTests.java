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

import static dev.tertia.autoconfigure.http.StartupFailures.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.FilterOrder;
import dev.tertia.http.TraceIdSource;
import dev.tertia.http.client.ClientAddressFilter;
import dev.tertia.http.client.ClientAddressResolver;
import dev.tertia.http.cors.CorsFilter;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.log.RequestLogFilter;
import dev.tertia.http.log.RequestLogWriter;
import dev.tertia.http.log.RequestLogger;
import dev.tertia.http.log.StructuredRequestLogWriter;
import dev.tertia.http.log.TextRequestLogWriter;

import io.micrometer.tracing.handler.TracingObservationHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.web.server.WebFilter;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The six proofs of each stage. */
final class FilterAutoConfigurationTests {

    static final AutoConfigurations STAGES =
            AutoConfigurations.of(
                    ClientAddressAutoConfiguration.class,
                    CorsAutoConfiguration.class,
                    ErrorAutoConfiguration.class,
                    FilterChainAutoConfiguration.class,
                    RequestLogAutoConfiguration.class,
                    TraceIdAutoConfiguration.class,
                    WebFluxAutoConfiguration.class,
                    HttpHandlerAutoConfiguration.class,
                    CodecsAutoConfiguration.class);

    private static final Map<String, Class<? extends WebFilter>> FILTERS =
            Map.of(
                    "client-address", ClientAddressFilter.class,
                    "cors", CorsFilter.class,
                    "errors", ErrorGuardFilter.class,
                    "request-log", RequestLogFilter.class);

    private final ReactiveWebApplicationContextRunner runner =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(STAGES)
                    .withBean(WebProperties.class)
                    .withPropertyValues("tertia.http.cors.allowed-origins=https://example.com");

    private static Class<? extends WebFilter> filter(String stage) {
        return Objects.requireNonNull(FILTERS.get(stage));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-address", "cors", "errors", "request-log"})
    void isThere(String stage) {
        this.runner.run(context -> assertThat(context).hasSingleBean(filter(stage)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-address", "cors", "errors", "request-log"})
    void isDisabledWithoutATrace(String stage) {
        this.runner
                .withPropertyValues("tertia.http." + stage + ".enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(filter(stage));
                    assertThat(context.getBeanDefinitionNames())
                            .noneMatch(name -> name.startsWith("tertia.http." + stage));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-address", "cors", "errors", "request-log"})
    void needsItsClass(String stage) {
        this.runner
                .withClassLoader(new FilteredClassLoader(filter(stage)))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(filter(stage)));
    }

    @Test
    void isNotForServlets() {
        new WebApplicationContextRunner()
                .withConfiguration(STAGES)
                .run(context -> assertThat(context).doesNotHaveBean(WebFilter.class));
    }

    @Test
    void corsNeedsAnOrigin() {
        withoutOrigin().run(context -> assertThat(context).doesNotHaveBean(CorsFilter.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowed-origins=*",
                "allowed-origins[0]=*",
                "allowed-origin-patterns[0]=https://*.example.com",
                "paths[/api/**].allowed-origins[0]=*"
            })
    void corsHasAnOrigin(String property) {
        withoutOrigin()
                .withPropertyValues("tertia.http.cors." + property)
                .run(context -> assertThat(context).hasSingleBean(CorsFilter.class));
    }

    private static ReactiveWebApplicationContextRunner withoutOrigin() {
        return new ReactiveWebApplicationContextRunner()
                .withConfiguration(STAGES)
                .withBean(WebProperties.class);
    }

    @Test
    void usersBeansWin() {
        RequestLogWriter writer =
                new TextRequestLogWriter(
                        new RequestLogger(LoggerFactory.getLogger("own"), Level.INFO),
                        ZoneOffset.UTC);
        ClientAddressResolver resolver = request -> null;
        this.runner
                .withBean(RequestLogWriter.class, () -> writer)
                .withBean(ClientAddressResolver.class, () -> resolver)
                .withBean(TraceIdSource.class, () -> TraceIdSource.NONE)
                .run(context -> {
                    assertThat(context).getBean(RequestLogWriter.class).isSameAs(writer);
                    assertThat(context).getBean(ClientAddressResolver.class).isSameAs(resolver);
                    assertThat(context).getBean(TraceIdSource.class).isSameAs(TraceIdSource.NONE);
                });
    }

    @Test
    void usersFilterWins() {
        ClientAddressFilter own = new ClientAddressFilter(request -> null);
        this.runner
                .withBean("own", ClientAddressFilter.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(ClientAddressFilter.class).isSameAs(own));
    }

    @Test
    void propertiesBind() {
        this.runner
                .withPropertyValues(
                        "tertia.http.request-log.format=structured",
                        "tertia.http.request-log.slow-threshold=2s",
                        "tertia.http.client-address.trusted-proxies=10.0.0.0/8,::1",
                        "tertia.http.client-address.header=forwarded",
                        "tertia.http.cors.max-age=60",
                        "tertia.http.errors.mappings[java.io.IOException].status=502")
                .run(context -> {
                    assertThat(context).hasSingleBean(StructuredRequestLogWriter.class);
                    assertThat(context.getBean(RequestLogProperties.class).slowThreshold())
                            .hasSeconds(2);
                    assertThat(context.getBean(CorsProperties.class).maxAge()).hasSeconds(60);
                    assertThat(context.getBean(ErrorProperties.class).mappings())
                            .containsOnlyKeys("java.io.IOException");
                    assertThat(context.getBean(ClientAddressProperties.class).trustedProxies())
                            .containsExactly("10.0.0.0/8", "::1");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    client-address.trusted-proxies=10.0.0.0/33          | 10.0.0.0/8
                    client-address.ipv6-prefix-length=0                 | from 1 to 128
                    client-address.header=via                           | tertia.http.client-address.header
                    cors.allowed-origins=null                           | sandboxed
                    cors.allowed-origins=https://*.example.com          | allowed-origin-patterns
                    cors.allowed-origin-patterns=*.example.com          | scheme
                    cors.paths[/a/**].allowed-methods=GET               | cors.paths[/a/**]
                    errors.mappings[java.io.IOException].status=200     | 400 or more
                    errors.mappings[com.example.Nothing].status=500     | brackets
                    errors.mappings[java.lang.String].status=500        | no such exception
                    errors.mappings[java.io.IOException].title=Late     | needs a status
                    request-log.sample-rate=2                           | from 0 to 1
                    request-log.slow-threshold=0                        | positive
                    request-log.format=xml                              | tertia.http.request-log.format
                    request-log.include-paths=/{a                       | include-paths
                    """)
    void badValueIsNamed(String property, String message) {
        this.runner
                .withPropertyValues("tertia.http." + property)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .satisfies(failure ->
                                        assertThat(messages(failure)).contains(message)));
    }

    @Test
    void credentialsForAnybody() {
        withoutOrigin()
                .withPropertyValues(
                        "tertia.http.cors.allowed-origins=*",
                        "tertia.http.cors.allow-credentials=true")
                .run(context ->
                        assertThat(messages(context.getStartupFailure()))
                                .contains("any page could act for its visitors"));
    }

    @Test
    void tracesNeedMicrometerTracing() {
        this.runner.run(context -> assertThat(context).hasSingleBean(ObservedTraceIds.class));
        this.runner
                .withClassLoader(new FilteredClassLoader(TracingObservationHandler.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(TraceIdSource.class));
    }

    @Test
    void filtersAreInTheirOrder() {
        this.runner.run(context -> {
            List<EffectiveFilter> filters = new EffectiveFilters(context.getBeanFactory()).list();
            assertThat(filters)
                    .extracting(EffectiveFilter::order)
                    .containsSequence(
                            FilterOrder.REQUEST_LOG,
                            FilterOrder.ERROR_GUARD,
                            FilterOrder.CLIENT_ADDRESS,
                            FilterOrder.CORS);
        });
    }

    @Test
    void endpointIsThereWhenExposed() {
        this.runner.run(context -> assertThat(context).doesNotHaveBean(FiltersEndpoint.class));
        this.runner
                .withPropertyValues("management.endpoints.web.exposure.include=filters")
                .run(context ->
                        assertThat(context.getBean(FiltersEndpoint.class).filters().filters())
                                .extracting(EffectiveFilter::name)
                                .contains("corsFilter", "errorGuardFilter"));
    }
}
