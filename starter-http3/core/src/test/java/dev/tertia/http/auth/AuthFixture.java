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

import dev.tertia.http.TraceIdSource;
import dev.tertia.http.error.ErrorAnswers;
import dev.tertia.http.error.ErrorGuardFilter;
import dev.tertia.http.error.ErrorMappings;
import dev.tertia.http.error.ProblemWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A chain with the error guard around it and a handler that says who has called. */
public final class AuthFixture {

    private final List<AccessRule> rules = new ArrayList<>();

    private final List<String> outcomes = new ArrayList<>();

    private FailedLoginLimit limit = new FailedLoginLimit(3, Duration.ofHours(1), 10);

    private WebHandler handler =
            exchange ->
                    exchange.getPrincipal()
                            .map(who -> who.getName())
                            .defaultIfEmpty("nobody")
                            .flatMap(name ->
                                    exchange.getResponse()
                                            .writeWith(
                                                    Mono.just(
                                                            exchange.getResponse()
                                                                    .bufferFactory()
                                                                    .wrap(bytes(name)))));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public AuthFixture rule(String path, Access access, String... scopes) {
        this.rules.add(
                new AccessRule(
                        path,
                        List.of(PathPatternParser.defaultInstance.parse(path)),
                        Set.of(),
                        access,
                        Set.of(scopes)));
        return this;
    }

    public AuthFixture handler(WebHandler other) {
        this.handler = other;
        return this;
    }

    public AuthFixture limit(FailedLoginLimit other) {
        this.limit = other;
        return this;
    }

    public List<String> outcomes() {
        return this.outcomes;
    }

    public WebTestClient client(AuthenticationMechanism... mechanisms) {
        return client(null, mechanisms);
    }

    public WebTestClient client(@Nullable SslInfo tls, AuthenticationMechanism... mechanisms) {
        AuthenticationChain chain =
                new AuthenticationChain(
                        "shop",
                        List.of(mechanisms),
                        new FailedLogins(this.limit),
                        (mechanism, outcome) -> this.outcomes.add(mechanism + ":" + outcome));
        WebFilterChainProxy proxy =
                new WebFilterChainProxy(
                        chain.build(
                                ServerHttpSecurity.http(),
                                new AccessRules(this.rules, Access.DENY)));
        proxy.setExchangeRejectedHandler(new RejectedExchanges());
        return WebTestClient.bindToWebHandler(this.handler)
                .webFilter(Stream.of(guard(), overTls(tls), proxy).toArray(WebFilter[]::new))
                .build();
    }

    private static WebFilter overTls(@Nullable SslInfo tls) {
        if (tls == null) {
            return (exchange, next) -> next.filter(exchange);
        }
        return (exchange, next) ->
                next.filter(exchange.mutate().request(with -> with.sslInfo(tls)).build());
    }

    private static WebFilter guard() {
        return new ErrorGuardFilter(
                new ErrorAnswers(List.of(), new ErrorMappings(List.of())),
                new ProblemWriter(ServerCodecConfigurer.create().getWriters()),
                TraceIdSource.NONE);
    }
}
