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
package dev.tertia.http.limit;

import org.jspecify.annotations.Nullable;

import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import java.util.concurrent.Callable;

/** A Mono whose value is there without waiting. Reactor's own operators take it at once, too. */
final class ImmediateMono {

    private ImmediateMono() {}

    static boolean is(Mono<?> mono) {
        return mono instanceof Callable<?>;
    }

    @SuppressWarnings("unchecked") // its value is what it would emit
    static <T> @Nullable T value(Mono<T> mono) {
        try {
            return ((Callable<? extends @Nullable T>) mono).call();
        } catch (Exception ex) {
            throw Exceptions.propagate(ex);
        }
    }
}
