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
package dev.tertia.benchmarks.http.load;

import java.util.Locale;

/** How requests are carried. All of them over TLS. */
public enum Protocol {
    /** HTTP/1.1: one request at a time on each connection. */
    H1,
    /** HTTP/2. */
    H2,
    /** HTTP/3. */
    H3;

    private static final int SHARED_CONNECTIONS = 2;

    /**
     * Finds a protocol by its name.
     *
     * @param name such as {@code h3}
     * @return the protocol
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Protocol named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** One for each request over HTTP/1.1, and few that are shared otherwise. */
    int connections(int inFlight) {
        return (this == H1) ? inFlight : Math.min(inFlight, SHARED_CONNECTIONS);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
