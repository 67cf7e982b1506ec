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

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number of sockets, written as a number or as {@code auto}: one for each processor.
 *
 * @param value the number
 * @since 0.1.0
 */
public record SocketCount(int value) {

    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,9}");

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is not between 1 and 256
     */
    public SocketCount {
        if (value < 1 || value > SocketConfig.MAX_COUNT) {
            throw new IllegalArgumentException(
                    "The number of sockets must be 'auto' or between 1 and %d but was %d"
                            .formatted(SocketConfig.MAX_COUNT, value));
        }
    }

    /**
     * Reads a number.
     *
     * @param text {@code auto} or a number
     * @return the number
     * @throws IllegalArgumentException if it is neither, or out of its range
     */
    public static SocketCount valueOf(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals("auto")) {
            int processors = Runtime.getRuntime().availableProcessors();
            return new SocketCount(Math.min(processors, SocketConfig.MAX_COUNT));
        }
        // Without a cause: a failed start shows the innermost message only.
        if (!DIGITS.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "The number of sockets must be 'auto' or a number but was '" + text + "'");
        }
        return new SocketCount(Integer.parseInt(text.strip()));
    }
}
