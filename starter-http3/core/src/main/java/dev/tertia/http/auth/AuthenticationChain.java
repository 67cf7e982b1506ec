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
package dev.tertia.http.auth;

import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;

/**
 * Makes Spring Security's chain of mechanisms and rules, without sessions, forms or cookies.
 *
 * <p>Each refusal is an {@link dev.tertia.http.error.HttpProblemException}, which the error guard
 * answers: 401 with a challenge for each mechanism, 403 for credentials that do not allow a
 * request, 429 after too many failures, 503 where credentials cannot be checked.
 *
 * @since 0.1.0
 */
public final class AuthenticationChain {

    private final List<AuthenticationMechanism> mechanisms;

    private final FailedLogins failedLogins;

    private final AuthenticationObserver observer;

    private final AuthenticationProblems problems;

    /**
     * Puts the parts together.
     *
     * @param realm what challenges call the protected resources
     * @param mechanisms the mechanisms; credentials of a later one replace those of an earlier one
     * @param failedLogins remembers failures
     * @param observer learns what comes of credentials
     * @throws IllegalArgumentException if the realm has quotation marks or control characters
     */
    public AuthenticationChain(
            String realm,
            List<AuthenticationMechanism> mechanisms,
            FailedLogins failedLogins,
            AuthenticationObserver observer) {
        this.mechanisms = List.copyOf(mechanisms);
        this.failedLogins = failedLogins;
        this.observer = observer;
        this.problems = new AuthenticationProblems(checked(realm), this.mechanisms);
    }

    private static String checked(String realm) {
        if (!realm.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
            throw new IllegalArgumentException(
                    "A realm consists of ASCII without quotation marks and backslashes but was '"
                            + realm
                            + "'");
        }
        return realm;
    }

    /**
     * Builds the chain.
     *
     * @param http what Spring Security builds from; matchers that were added before come before the
     *     rules
     * @param rules what requests need
     * @return the chain
     */
    public SecurityWebFilterChain build(ServerHttpSecurity http, AccessRules rules) {
        stateless(http)
                .headers(headers ->
                        headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable)
                                .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                                .writer(new PrivateResponses())
                                .writer(new StrictTransport()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((exchange, failure) -> missing())
                                .accessDeniedHandler((exchange, denied) -> denied(exchange)))
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(rules.manager()));
        for (AuthenticationMechanism mechanism : this.mechanisms) {
            http.addFilterAt(filter(mechanism), SecurityWebFiltersOrder.AUTHENTICATION);
        }
        return http.build();
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    private AuthenticationWebFilter filter(AuthenticationMechanism mechanism) {
        AuthenticationWebFilter filter =
                new AuthenticationWebFilter(new ServiceFailures(mechanism.manager()));
        filter.setServerAuthenticationConverter(new GuardedConverter(mechanism, this.failedLogins));
        filter.setAuthenticationFailureHandler(
                new LoginFailures(mechanism, this.failedLogins, this.observer, this.problems));
        filter.setAuthenticationSuccessHandler(
                (exchange, authentication) -> succeeded(exchange, mechanism));
        return filter;
    }

    private Mono<Void> succeeded(WebFilterExchange filterExchange, AuthenticationMechanism by) {
        ServerWebExchange exchange = filterExchange.getExchange();
        AuthenticationNotes.success(exchange, by.name());
        this.observer.observe(by.name(), AuthenticationOutcome.SUCCEEDED);
        return filterExchange.getChain().filter(exchange);
    }

    private Mono<Void> missing() {
        this.observer.observe(AuthenticationNotes.NONE, AuthenticationOutcome.MISSING);
        return Mono.error(this.problems.missing());
    }

    private Mono<Void> denied(ServerWebExchange exchange) {
        this.observer.observe(
                AuthenticationNotes.attempted(exchange), AuthenticationOutcome.DENIED);
        return Mono.error(AuthenticationProblems.denied());
    }
}
