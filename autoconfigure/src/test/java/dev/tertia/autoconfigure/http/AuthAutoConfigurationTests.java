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

import dev.tertia.http.auth.AccessRules;
import dev.tertia.http.auth.AuthenticationMechanism;
import dev.tertia.http.auth.FailedLogins;
import dev.tertia.http.auth.apikey.ApiKeyRepository;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.server.SecurityWebFilterChain;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Objects;

@ExtendWith(OutputCaptureExtension.class)
final class AuthAutoConfigurationTests {

    private static final String PREFIX = "tertia.http.auth.";

    /** {@code printf %s abc | sha256sum}. */
    private static final String HASH =
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    AuthAutoConfiguration.class,
                                    AuthDependencyAutoConfiguration.class,
                                    ReactiveOAuth2ResourceServerAutoConfiguration.class,
                                    ReactiveUserDetailsServiceAutoConfiguration.class,
                                    ReactiveWebSecurityAutoConfiguration.class,
                                    WebFluxAutoConfiguration.class));

    /** Without the configurations that could not be loaded without Spring Security. */
    private final ReactiveWebApplicationContextRunner alone =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    AuthAutoConfiguration.class,
                                    AuthDependencyAutoConfiguration.class))
                    .withClassLoader(
                            new FilteredClassLoader(
                                    "org.springframework.security",
                                    "org.springframework.boot.security"));

    private final ReactiveWebApplicationContextRunner runner = with("enabled=true");

    private ReactiveWebApplicationContextRunner with(String... properties) {
        return with(this.bare, properties);
    }

    private static ReactiveWebApplicationContextRunner with(
            ReactiveWebApplicationContextRunner runner, String... properties) {
        return runner.withPropertyValues(
                Arrays.stream(properties).map(PREFIX::concat).toArray(String[]::new));
    }

    @Test
    void isThere(CapturedOutput output) {
        this.runner.run(context ->
                assertThat(context)
                        .hasSingleBean(AccessRules.class)
                        .hasSingleBean(FailedLogins.class)
                        .hasSingleBean(SecurityWebFilterChain.class));
        assertThat(output)
                .contains("HTTP authentication: none; rules: 0, otherwise deny")
                .contains("Every request is refused")
                .doesNotContain("generated security password");
    }

    @Test
    void isOffByDefaultWithoutATrace() {
        this.bare.run(context ->
                assertThat(context)
                        .doesNotHaveBean(SecurityWebFilterChain.class)
                        .doesNotHaveBean(AccessRules.class)
                        .doesNotHaveBean(AuthProperties.class));
    }

    @Test
    void usersChainWins(CapturedOutput output) {
        SecurityWebFilterChain own =
                new SecurityWebFilterChain() {
                    @Override
                    public Mono<Boolean> matches(
                            org.springframework.web.server.ServerWebExchange exchange) {
                        return Mono.just(true);
                    }

                    @Override
                    public Flux<org.springframework.web.server.WebFilter> getWebFilters() {
                        return Flux.empty();
                    }
                };
        with(this.runner, "api-key.enabled=true")
                .withBean("own", SecurityWebFilterChain.class, () -> own)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(AuthenticationMechanism.class)
                                .getBean(SecurityWebFilterChain.class)
                                .isSameAs(own));
        assertThat(output).contains("SecurityWebFilterChain of its own [own]");
    }

    @Test
    void usersKeysWin() {
        ApiKeyRepository own = digest -> Mono.empty();
        with(this.runner, "api-key.enabled=true")
                .withBean("own", ApiKeyRepository.class, () -> own)
                .run(context -> assertThat(context).getBean(ApiKeyRepository.class).isSameAs(own));
    }

    @Test
    void mechanismsBind(CapturedOutput output) {
        with(
                        this.runner,
                        "default-access=authenticated",
                        "api-key.enabled=true",
                        "api-key.keys.first.client=acme",
                        "api-key.keys.first.hash=" + HASH,
                        "api-key.keys.first.expires=2020-01-31T00:00:00Z",
                        "basic.enabled=true",
                        "basic.users.anna.password={noop}secret",
                        "basic.users.anna.scopes=read",
                        "jwt.enabled=true",
                        "certificate.enabled=true",
                        "certificate.clients.billing.scopes=pay")
                .withPropertyValues(
                        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost/k",
                        "server.ssl.client-auth=want")
                .run(context -> {
                    assertThat(
                                    context.getBeanProvider(AuthenticationMechanism.class)
                                            .orderedStream())
                            .extracting(AuthenticationMechanism::name)
                            .containsExactly("certificate", "api-key", "basic", "bearer");
                    assertThat(context.getBean(ConfiguredApiKeys.class).size()).isEqualTo(1);
                    UserDetails anna =
                            Objects.requireNonNull(
                                    context.getBean(ReactiveUserDetailsService.class)
                                            .findByUsername("anna")
                                            .block());
                    assertThat(anna.getAuthorities()).hasToString("[SCOPE_read]");
                });
        assertThat(output)
                .contains("HTTP authentication: certificate, api-key, basic, bearer; rules: 0,")
                .contains("API keys that have expired and can be removed: [first]");
    }

    @Test
    void userOfSpringBootDoes() {
        with(this.runner, "basic.enabled=true", "default-access=authenticated")
                .withPropertyValues(
                        "spring.security.user.name=anna", "spring.security.user.password=secret")
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .hasSingleBean(MapReactiveUserDetailsService.class));
    }

    @Test
    void needsSpringSecurity() {
        with(this.alone, "enabled=true")
                .run(context -> {
                    var failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(failure)
                            .hasRootCauseInstanceOf(AuthenticationDependencyMissingException.class);
                    var analysis =
                            new AuthenticationDependencyMissingFailureAnalyzer().analyze(failure);
                    assertThat(Objects.requireNonNull(analysis).getAction())
                            .contains("spring-boot-starter-security'");
                });
    }

    @Test
    void withoutSpringSecurityItIsOff() {
        this.alone.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void tokensNeedTheirLibrary() {
        with(this.runner, "jwt.enabled=true")
                .withClassLoader(
                        new FilteredClassLoader(
                                "org.springframework.security.oauth2",
                                "org.springframework.boot.security.oauth2"))
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(
                                        "spring-boot-starter-security-oauth2-resource-server"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    default-access=scope              | add a rule
                    default-access=authenticated      | enable 'api-key'
                    realm=a"b                         | quotation marks
                    rules.a.access=permit             | at least one path
                    rules.a.paths=/{a                 | rules.a.paths
                    actuator.scopes=SCOPE_a           | written without 'SCOPE_'
                    failed-logins.capacity=0          | capacity
                    api-key.keys.a.client=b           | API key 'a' needs a 'client'
                    api-key.file=classpath:none.yml   | none.yml
                    basic.enabled=true                | nobody to authenticate
                    basic.users.anna.password=secret  | begins with the id of its encoder
                    jwt.enabled=true                  | issuer-uri
                    certificate.enabled=true          | set it to 'want' or 'need'
                    """)
    void badValueIsNamed(String property, String message) {
        with(this.runner, "api-key.enabled=" + property.startsWith("api-key"), property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scopes=SCOPE_read | written without 'SCOPE_'
                    access=scope      | There must be a scope
                    """)
    void badRuleIsNamed(String property, String message) {
        with(this.runner, "rules.a.paths=/a", "rules.a." + property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(message));
    }

    @Test
    void scopesWithoutUseAreNamed() {
        with(this.runner, "rules.a.paths=/a", "rules.a.access=permit", "rules.a.scopes=x")
                .run(context ->
                        assertThat(messages(context.getStartupFailure()))
                                .contains("remove the one or the other"));
    }

    private static String messages(@org.jspecify.annotations.Nullable Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
            if (cause
                    instanceof
                    org.springframework.boot.context.properties.source
                                    .InvalidConfigurationPropertyValueException
                            invalid) {
                messages.append(invalid.getReason()).append('\n');
            }
        }
        return messages.toString();
    }
}
