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
import reactor.core.scheduler.Scheduler;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The flights that can be waited for, at most {@link #MAX_FLIGHTS}, and who waits. */
final class Flights {

    private static final int MAX_FLIGHTS = 10_000;

    private final CollapsingConfig config;

    private final Scheduler scheduler;

    private final Map<FlightKey, Flight> flights = new ConcurrentHashMap<>();

    private final AtomicInteger waiters = new AtomicInteger();

    Flights(CollapsingConfig config, Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
    }

    /** Returns the time in milliseconds until which a request may wait that came now. */
    long deadline() {
        return this.scheduler.now(TimeUnit.MILLISECONDS) + this.config.maxWait().toMillis();
    }

    @Nullable Flight underWay(FlightKey key) {
        return this.flights.get(key);
    }

    /** Returns a flight to lead, or {@code null} if one is under way or there are too many. */
    @Nullable Flight lead(FlightKey key) {
        Flight flight = new Flight(landed -> this.flights.remove(key, landed));
        boolean room = this.flights.size() < MAX_FLIGHTS;
        return room && this.flights.putIfAbsent(key, flight) == null ? flight : null;
    }

    /** Waits for the end of a flight, as long as the deadline allows, if there is room to wait. */
    Mono<Landing> await(Flight flight, long deadline) {
        return Mono.defer(() -> {
            long millis = deadline - this.scheduler.now(TimeUnit.MILLISECONDS);
            if (millis <= 0 || !enter()) {
                return Mono.just(Landing.NOTHING);
            }
            return flight.landing()
                    .timeout(Duration.ofMillis(millis), Mono.just(Landing.NOTHING), this.scheduler)
                    .doFinally(signal -> this.waiters.decrementAndGet())
                    // The leader's thread is not to write to all who wait for it.
                    .publishOn(this.scheduler);
        });
    }

    private boolean enter() {
        if (this.waiters.incrementAndGet() <= this.config.maxWaiters()) {
            return true;
        }
        var _ = this.waiters.decrementAndGet();
        return false;
    }
}
