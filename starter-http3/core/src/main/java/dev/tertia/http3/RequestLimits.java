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

import java.time.Duration;

/**
 * What a request may cost. Immutable.
 *
 * @param maxUriLength characters of a request's path and query; longer ones are answered with 414
 * @param maxBodySize bytes of a request's body; larger ones are answered with 413
 * @param headerTimeout time in which the header section of a request has to arrive, else it is
 *     answered with 408; zero for no limit
 * @param bodyTimeout time over which the rate of a request's body is measured while the application
 *     waits for more of it; one that is slower is answered with 408; zero for no limit
 * @param minBodyRate smallest rate of a body in bytes per second
 * @param maxResets requests that a client may give up, or spoil by malformed messages, within the
 *     window; beyond that its connection is closed with H3_EXCESSIVE_LOAD
 * @param resetWindow the time over which these requests are counted
 * @since 0.1.0
 */
public record RequestLimits(
        int maxUriLength,
        long maxBodySize,
        Duration headerTimeout,
        Duration bodyTimeout,
        long minBodyRate,
        int maxResets,
        Duration resetWindow) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is not positive or a duration negative
     */
    public RequestLimits {
        Checks.positive("maxUriLength", maxUriLength);
        Checks.positive("maxBodySize", maxBodySize);
        Checks.atLeast("headerTimeout", 0, headerTimeout.toMillis());
        Checks.atLeast("bodyTimeout", 0, bodyTimeout.toMillis());
        Checks.positive("minBodyRate", minBodyRate);
        Checks.positive("maxResets", maxResets);
        Checks.positive("resetWindow", resetWindow.toMillis());
    }

    /**
     * Returns the defaults: 4096 characters, bodies of any size, 10 s for a header section, 240
     * bytes per second over 30 s for a body, 200 resets in 30 s.
     *
     * @return the defaults
     */
    public static RequestLimits defaults() {
        return new RequestLimits(
                4096,
                Long.MAX_VALUE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                240,
                200,
                Duration.ofSeconds(30));
    }
}
