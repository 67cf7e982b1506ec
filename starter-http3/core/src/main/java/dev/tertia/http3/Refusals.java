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

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what was refused, by its reason. Thread-safe. */
final class Refusals {

    private final Map<Refusal, LongAdder> counts =
            Collections.unmodifiableMap(
                    new EnumMap<>(
                            Arrays.stream(Refusal.values())
                                    .collect(
                                            Collectors.toMap(
                                                    Function.identity(),
                                                    refusal -> new LongAdder()))));

    void count(Refusal refusal) {
        adder(refusal).increment();
    }

    long of(Refusal refusal) {
        return adder(refusal).sum();
    }

    private LongAdder adder(Refusal refusal) {
        return this.counts.getOrDefault(refusal, new LongAdder());
    }
}
