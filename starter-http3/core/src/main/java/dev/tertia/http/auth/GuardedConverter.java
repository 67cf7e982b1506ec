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

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Duration;

/** Does not even look at credentials of clients whose last ones were wrong. */
final class GuardedConverter implements ServerAuthenticationConverter {

    private final AuthenticationMechanism mechanism;

    private final FailedLogins failedLogins;

    GuardedConverter(AuthenticationMechanism mechanism, FailedLogins failedLogins) {
        this.mechanism = mechanism;
        this.failedLogins = failedLogins;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return Mono.defer(() -> this.mechanism.converter().convert(exchange))
                .doOnError(failure -> AuthenticationNotes.attempt(exchange, this.mechanism.name()))
                .flatMap(credentials -> guard(credentials, exchange));
    }

    private Mono<Authentication> guard(Authentication credentials, ServerWebExchange exchange) {
        AuthenticationNotes.attempt(exchange, this.mechanism.name());
        Duration pause =
                this.mechanism.guessable() ? this.failedLogins.pause(exchange) : Duration.ZERO;
        return pause.isPositive()
                ? Mono.error(new TooManyFailedLoginsException(pause))
                : Mono.just(credentials);
    }
}
