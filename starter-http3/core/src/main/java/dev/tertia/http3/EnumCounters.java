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
package dev.tertia.http3;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts by the constants of an enumeration. Thread-safe. */
final class EnumCounters<E extends Enum<E>> {

    /** Complete from the start, so nobody changes the map. */
    private final Map<E, LongAdder> counts;

    EnumCounters(Class<E> type) {
        this.counts = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            this.counts.put(constant, new LongAdder());
        }
    }

    void count(E constant) {
        adder(constant).increment();
    }

    long of(E constant) {
        return adder(constant).sum();
    }

    Map<E, Long> sums() {
        Map<E, Long> sums =
                new EnumMap<>(this.counts.keySet().iterator().next().getDeclaringClass());
        this.counts.forEach((constant, adder) -> sums.put(constant, adder.sum()));
        return sums;
    }

    private LongAdder adder(E constant) {
        return this.counts.getOrDefault(constant, new LongAdder());
    }
}
