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

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.util.function.Consumer;

/** One request on its way to the application, whose response others may be waiting for. */
final class Flight {

    private final Sinks.One<Landing> landing = Sinks.one();

    private final Consumer<Flight> whenLanded;

    Flight(Consumer<Flight> whenLanded) {
        this.whenLanded = whenLanded;
    }

    /** A flight that nobody else knows of. */
    static Flight alone() {
        return new Flight(flight -> {});
    }

    /** Lets all that wait go on. Only the first call does anything. */
    void land(Landing result) {
        this.whenLanded.accept(this);
        var _ = this.landing.tryEmitValue(result);
    }

    Mono<Landing> landing() {
        return this.landing.asMono();
    }
}
