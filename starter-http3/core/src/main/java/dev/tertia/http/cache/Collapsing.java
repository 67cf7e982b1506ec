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

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Set;

/**
 * Lets one of several requests for the same go to the application, while the others wait for its
 * response (RFC 9111 §4).
 */
final class Collapsing {

    private final CacheServices services;

    private final Forwarding forwarding;

    private final Flights flights;

    private final UncacheableKeys uncacheable;

    Collapsing(
            CacheServices services,
            Forwarding forwarding,
            Flights flights,
            UncacheableKeys uncacheable) {
        this.services = services;
        this.forwarding = forwarding;
        this.flights = flights;
        this.uncacheable = uncacheable;
    }

    /** Answers a request that was found to need the application. */
    Mono<Void> answer(CacheExchange exchange, Reuse reuse) {
        return mayCollapse(exchange.request(), reuse)
                ? Mono.defer(() -> answer(exchange, reuse, this.flights.deadline()))
                : alone(exchange, reuse);
    }

    private Mono<Void> answer(CacheExchange exchange, Reuse reuse, long deadline) {
        CacheRequest request = exchange.request();
        FlightKey key = flightKey(request);
        // The application may answer a conditional request by a 304, which is of no use to others.
        Flight led = request.isConditional() ? null : this.flights.lead(key);
        if (led != null) {
            return lead(exchange, reuse, led);
        }
        Flight flight = this.flights.underWay(key);
        return (flight != null)
                ? this.flights
                        .await(flight, deadline)
                        .flatMap(landing -> landed(exchange, reuse, landing, deadline))
                : alone(exchange, reuse);
    }

    /** Looks again, since the flight before may have landed after the first look. */
    private Mono<Void> lead(CacheExchange exchange, Reuse reuse, Flight flight) {
        CacheRequest request = exchange.request();
        Reuse again =
                this.services.reuse().decide(request, this.services.store().get(request.key()));
        StoredResponse stored = again.stored();
        if (again.isHit() && stored != null) {
            flight.land(Landing.with(stored));
            return sendCollapsed(exchange, reuse, stored);
        }
        note(exchange, reuse.status());
        return this.forwarding.forward(exchange, reuse, flight);
    }

    private Mono<Void> landed(CacheExchange exchange, Reuse reuse, Landing landing, long deadline) {
        StoredResponse stored = landing.stored();
        if (isAnswer(exchange.request(), stored) && stored != null) {
            return sendCollapsed(exchange, reuse, stored);
        }
        return landing.abandoned() ? answer(exchange, reuse, deadline) : alone(exchange, reuse);
    }

    private Mono<Void> sendCollapsed(CacheExchange exchange, Reuse reuse, StoredResponse stored) {
        note(exchange, CacheStatus.COLLAPSED);
        this.services
                .statusField()
                .collapsed(exchange.response().getHeaders(), reuse.status(), stored);
        return this.services.answer().send(exchange, stored);
    }

    private Mono<Void> alone(CacheExchange exchange, Reuse reuse) {
        note(exchange, reuse.status());
        return this.forwarding.forward(exchange, reuse);
    }

    private void note(CacheExchange exchange, CacheStatus status) {
        this.services.cache().note(exchange.exchange(), status);
    }

    private boolean isAnswer(CacheRequest request, @Nullable StoredResponse stored) {
        return stored != null
                && stored.secondaryKey().matches(request.headers())
                && this.services.reuse().decide(request, stored).isHit();
    }

    private boolean mayCollapse(CacheRequest request, Reuse reuse) {
        return request.isGet()
                && reuse.status() != CacheStatus.REQUEST
                && !request.forbidsToStore()
                && !request.directives().contains("no-cache")
                && !request.isAuthorized()
                && !this.uncacheable.contains(request.key());
    }

    private FlightKey flightKey(CacheRequest request) {
        Variants variants = this.services.store().get(request.key());
        Set<String> names = (variants != null) ? variants.nominated() : Set.of();
        return new FlightKey(request.key(), SecondaryKey.of(names, request.headers()));
    }
}
