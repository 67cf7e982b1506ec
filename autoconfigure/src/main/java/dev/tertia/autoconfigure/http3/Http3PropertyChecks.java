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
package dev.tertia.autoconfigure.http3;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Checks of values that say what is wrong with which property below {@code tertia.http3}. */
final class Http3PropertyChecks {

    private Http3PropertyChecks() {}

    static void positive(String name, Object value, long number) {
        Assert.isTrue(
                number > 0,
                () -> "'tertia.http3.%s' must be positive but was %s".formatted(name, value));
    }

    static void positive(String name, int value) {
        positive(name, value, value);
    }

    static void positive(String name, Duration value) {
        positive(name, value, value.toMillis());
    }

    static void positive(String name, DataSize value) {
        positive(name, value, value.toBytes());
    }

    static void notNegative(String name, Duration value) {
        Assert.isTrue(
                !value.isNegative(),
                () -> "'tertia.http3.%s' must not be negative but was %s".formatted(name, value));
    }

    static void between(String name, int least, int most, int value) {
        Assert.isTrue(
                value >= least && value <= most,
                () ->
                        "'tertia.http3.%s' must be between %d and %d but was %d"
                                .formatted(name, least, most, value));
    }
}
