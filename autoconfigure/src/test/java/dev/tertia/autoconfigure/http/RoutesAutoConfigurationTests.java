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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteCollector;
import dev.tertia.http.route.RouteRules;

import io.github.bucket4j.Bucket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

final class RoutesAutoConfigurationTests {

    private static final String[] STAGES = {
        "tertia.http.cors.allowed-origins=https://shop.example.com",
        "tertia.http.rate-limit.policies.burst.capacity=100",
        "tertia.http.rate-limit.policies.burst.period=1m",
        "tertia.http.rate-limit.policies.burst.shadow=false",
        "tertia.http.auth.enabled=true",
        "tertia.http.auth.rules.orders.paths=/orders/**",
        "tertia.http.auth.rules.orders.access=permit",
        "tertia.http.cache.enabled=true",
        "tertia.http.cache.rules.orders.paths=/orders/{id}",
        "tertia.http.cache.rules.orders.ttl=30s"
    };

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CacheAutoConfiguration.class,
                                    CorsAutoConfiguration.class,
                                    RateLimitAutoConfiguration.class,
                                    RoutesAutoConfiguration.class,
                                    WebFluxAutoConfiguration.class,
                                    CodecsAutoConfiguration.class))
                    .withBean(WebProperties.class)
                    .withUserConfiguration(RoutesApplication.class);

    private final ReactiveWebApplicationContextRunner exposed =
            this.bare.withPropertyValues("management.endpoints.web.exposure.include=routes");

    private final ReactiveWebApplicationContextRunner secured =
            this.exposed.withConfiguration(
                    AutoConfigurations.of(
                            AuthAutoConfiguration.class,
                            ReactiveWebSecurityAutoConfiguration.class));

    private static List<RoutesEndpoint.RouteView> routes(
            AssertableReactiveWebApplicationContext context, @Nullable String path) {
        assertThat(context).hasNotFailed();
        return context.getBean(RoutesEndpoint.class).routes(path).routes();
    }

    @Test
    void isThereWhenExposed() {
        this.bare.run(context ->
                assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(RoutesEndpoint.class)
                        .doesNotHaveBean(RouteRules.class));
        this.exposed.run(context ->
                assertThat(routes(context, null))
                        .extracting(RoutesEndpoint.RouteView::path)
                        .contains("/hello", "/orders/{id}", "/orders", "/**"));
    }

    @Test
    void canBeSwitchedOff() {
        this.exposed
                .withPropertyValues("management.endpoint.routes.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(RoutesEndpoint.class));
    }

    @Test
    void showsAllStages() {
        this.secured
                .withPropertyValues(STAGES)
                .run(context -> {
                    RoutesEndpoint.RouteView order = routes(context, "/orders/7").getFirst();
                    assertThat(order.methods()).containsExactly("GET", "HEAD");
                    assertThat(order.handler())
                            .isEqualTo(RoutesApplication.Orders.class.getName() + "#find");
                    assertThat(order.rules().keySet())
                            .containsExactly("cors", "rate-limit", "access", "cache");
                    assertThat(order.rules().values())
                            .flatExtracting(rules -> rules)
                            .containsExactly(
                                    new RoutesEndpoint.RuleView(
                                            "/**",
                                            "always",
                                            "origins [https://shop.example.com],"
                                                    + " methods [GET, HEAD, POST]"),
                                    new RoutesEndpoint.RuleView(
                                            "burst", "always", "100 in 1m by client-address"),
                                    new RoutesEndpoint.RuleView("orders", "always", "everybody"),
                                    new RoutesEndpoint.RuleView(
                                            "/orders/{id}", "always", "fresh for 30s"));
                });
    }

    @Test
    void stagesThatAreAbsentDoNotAppear() {
        this.exposed.run(context ->
                assertThat(routes(context, null)).allMatch(route -> route.rules().isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "/orders/%zz"})
    void refusesWhatIsNoPath(String path) {
        this.exposed.run(context ->
                assertThatExceptionOfType(InvalidEndpointRequestException.class)
                        .isThrownBy(() -> routes(context, path))
                        .withMessageContaining(path));
    }

    @Test
    void ownChainHasUnknownRules() {
        SecurityWebFilterChain own =
                new SecurityWebFilterChain() {
                    @Override
                    public Mono<Boolean> matches(ServerWebExchange exchange) {
                        return Mono.just(true);
                    }

                    @Override
                    public Flux<WebFilter> getWebFilters() {
                        return Flux.empty();
                    }
                };
        this.secured
                .withPropertyValues(STAGES)
                .withBean("own", SecurityWebFilterChain.class, () -> own)
                .run(context ->
                        assertThat(routes(context, "/hello").getFirst().rules().get("access"))
                                .containsExactly(
                                        new RoutesEndpoint.RuleView(
                                                "unknown",
                                                "sometimes",
                                                "decided by the SecurityWebFilterChain of the"
                                                        + " application [own]")));
    }

    @Test
    void chainOfSpringSecurityHasUnknownRules() {
        this.secured.run(context ->
                assertThat(routes(context, "/hello").getFirst().rules().get("access"))
                        .extracting(RoutesEndpoint.RuleView::name)
                        .containsExactly("unknown"));
    }

    @Test
    void ownStageIsShown() {
        RouteRules own =
                new RouteRules() {
                    @Override
                    public String stage() {
                        return "quota";
                    }

                    @Override
                    public List<AppliedRule> of(Route route) {
                        return List.of(new AppliedRule("a", PathCoverage.ALWAYS, "b"));
                    }
                };
        this.exposed
                .withBean(RouteRules.class, () -> own)
                .run(context ->
                        assertThat(routes(context, "/hello").getFirst().rules())
                                .containsOnlyKeys("quota"));
    }

    @Test
    void ownEndpointWins() {
        this.exposed
                .withUserConfiguration(OwnEndpoint.class)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(RoutesEndpoint.class)
                                .hasBean("ownEndpoint"));
    }

    /** Replaces the endpoint. */
    @Configuration(proxyBeanMethods = false)
    static class OwnEndpoint {

        @Bean
        RoutesEndpoint ownEndpoint(ListableBeanFactory beans) {
            return new RoutesEndpoint(
                    new ApplicationRoutes(beans), beans.getBeanProvider(RouteRules.class));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {RouteCollector.class, ConditionalOnAvailableEndpoint.class})
    void needsItsClasses(Class<?> missing) {
        this.exposed
                .withClassLoader(new FilteredClassLoader(missing))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(RoutesEndpoint.class)
                                .doesNotHaveBean(RouteRules.class));
    }

    @Test
    void doesWithoutTheLibrariesOfTheStages() {
        this.exposed
                .withPropertyValues(STAGES)
                .withClassLoader(
                        new FilteredClassLoader(
                                "org.springframework.security",
                                "org.springframework.boot.security",
                                Bucket.class.getPackageName(),
                                Caffeine.class.getPackageName()))
                .run(context ->
                        assertThat(routes(context, "/hello").getFirst().rules())
                                .containsOnlyKeys("cors"));
    }

    @Test
    void isNotForServlets() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RoutesAutoConfiguration.class))
                .withPropertyValues("management.endpoints.web.exposure.include=routes")
                .run(context -> assertThat(context).doesNotHaveBean(RoutesEndpoint.class));
    }
}
