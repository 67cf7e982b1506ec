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
package dev.tertia.http.cache;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import java.time.InstantSource;

/** Takes requests to the application. */
final class Forwarding {

    private final CacheServices services;

    private final InstantSource clock;

    private final ExchangeConditions conditions = new ExchangeConditions();

    Forwarding(CacheServices services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Forwards a request that nobody else waits for. */
    Mono<Void> forward(CacheExchange exchange, Reuse reuse) {
        return forward(exchange, reuse, Flight.alone());
    }

    /** Forwards a request; the flight has landed when the exchange has ended, however it ends. */
    Mono<Void> forward(CacheExchange exchange, Reuse reuse, Flight flight) {
        return Mono.defer(() -> start(exchange, reuse, flight))
                .doFinally(signal -> flight.land(landing(signal)));
    }

    private Mono<Void> start(CacheExchange exchange, Reuse reuse, Flight flight) {
        Forward forward =
                new Forward(
                        exchange,
                        reuse,
                        flight,
                        this.services.store().generation(exchange.request().key()),
                        this.clock.instant(),
                        new FieldHistory(exchange.response().getHeaders()));
        ForwardedOutcome outcome = new ForwardedOutcome(forward, this.services);
        outcome.begin();
        return Mono.defer(() -> filter(forward, outcome))
                .onErrorResume(ex -> replaceError(outcome, ex))
                .doFinally(signal -> outcome.abandon());
    }

    private Mono<Void> filter(Forward forward, ForwardedOutcome outcome) {
        ServerWebExchange exchange = forward.of().exchange();
        ServerHttpRequest request = new ForwardedRequest(exchange.getRequest(), forward.stored());
        ForwardedResponse response = new ForwardedResponse(exchange.getResponse(), outcome);
        return forward.of()
                .chain()
                .filter(new ForwardedExchange(exchange, request, response, this.conditions))
                .then(response.end());
    }

    private static Landing landing(SignalType signal) {
        return (signal == SignalType.CANCEL) ? Landing.ABANDONED : Landing.NOTHING;
    }

    private static Mono<Void> replaceError(ForwardedOutcome outcome, Throwable failure) {
        int status =
                (failure instanceof ErrorResponse response)
                        ? response.getStatusCode().value()
                        : 500;
        Mono<Void> replacement = (status >= 500) ? outcome.replacementOfError(status) : null;
        return (replacement != null) ? replacement : Mono.error(failure);
    }
}
