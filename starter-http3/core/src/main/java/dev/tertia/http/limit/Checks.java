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

/** Checks of values that say what is wrong with which. */
final class Checks {

    private Checks() {}

    static void between(String name, long least, long most, long value) {
        // Costs are checked with every request: no message unless it is needed.
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "'%s' must be between %d and %d but was %d"
                            .formatted(name, least, most, value));
        }
    }

    static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
