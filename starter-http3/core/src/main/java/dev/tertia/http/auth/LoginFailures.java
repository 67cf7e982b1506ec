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

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Counts what went wrong with the credentials of one mechanism, and answers. */
final class LoginFailures implements ServerAuthenticationFailureHandler {

    private final AuthenticationMechanism mechanism;

    private final FailedLogins failedLogins;

    private final AuthenticationObserver observer;

    private final AuthenticationProblems problems;

    LoginFailures(
            AuthenticationMechanism mechanism,
            FailedLogins failedLogins,
            AuthenticationObserver observer,
            AuthenticationProblems problems) {
        this.mechanism = mechanism;
        this.failedLogins = failedLogins;
        this.observer = observer;
        this.problems = problems;
    }

    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange filterExchange, AuthenticationException failure) {
        ServerWebExchange exchange = filterExchange.getExchange();
        if (!AuthenticationNotes.attempted(exchange).equals(this.mechanism.name())) {
            // It is the application that has looked at credentials of its own.
            this.observer.observe(AuthenticationNotes.NONE, AuthenticationOutcome.FAILED);
            return Mono.error(this.problems.unauthorized(null, failure));
        }
        return switch (failure) {
            case TooManyFailedLoginsException tooMany -> {
                observe(AuthenticationOutcome.LIMITED);
                yield Mono.error(AuthenticationProblems.tooManyFailures(tooMany));
            }
            case AuthenticationServiceException broken -> {
                observe(AuthenticationOutcome.UNAVAILABLE);
                yield Mono.error(AuthenticationProblems.unavailable(broken));
            }
            default -> {
                failed(exchange);
                yield Mono.error(this.problems.unauthorized(this.mechanism, failure));
            }
        };
    }

    private void failed(ServerWebExchange exchange) {
        observe(AuthenticationOutcome.FAILED);
        if (this.mechanism.guessable()) {
            this.failedLogins.add(exchange);
        }
    }

    private void observe(AuthenticationOutcome outcome) {
        this.observer.observe(this.mechanism.name(), outcome);
    }
}
