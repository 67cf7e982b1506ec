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
package dev.tertia.benchmarks.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of the command line, {@code --name value} each. Immutable.
 *
 * @param values the values by name
 */
public record Arguments(Map<String, String> values) {

    private static final String PREFIX = "--";

    /** Copies the values. */
    public Arguments {
        values = Map.copyOf(values);
    }

    /**
     * Reads options.
     *
     * @param arguments names and values in turn
     * @return the options
     * @throws IllegalArgumentException if a name does not begin with two hyphens, or has no value
     */
    public static Arguments parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith(PREFIX) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Options are pairs such as '--rounds 3', but one was '%s'"
                                .formatted(arguments[i]));
            }
            values.put(arguments[i].substring(PREFIX.length()), arguments[i + 1]);
        }
        return new Arguments(values);
    }

    /**
     * Returns a positive number.
     *
     * @param name the name of the option
     * @param absent the number without that option
     * @return the number
     * @throws IllegalArgumentException if it is no number, or not positive
     */
    public int number(String name, int absent) {
        String value = this.values.get(name);
        int number = (value != null) ? Integer.parseInt(value) : absent;
        if (number < 1) {
            throw new IllegalArgumentException(
                    "'--%s' must be 1 or more but was %d".formatted(name, number));
        }
        return number;
    }

    /**
     * Returns a list.
     *
     * @param name the name of the option, whose value has commas between its items
     * @param absent the items without that option
     * @return the items
     */
    public List<String> list(String name, List<String> absent) {
        String value = this.values.get(name);
        return (value != null) ? List.of(value.split(",")) : absent;
    }
}
