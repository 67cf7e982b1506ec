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

import java.time.Duration;

/**
 * How stale responses are renewed behind the back of their clients ({@code stale-while-revalidate},
 * RFC 5861).
 *
 * @param maxConcurrent renewals running at once; beyond, stale responses are sent without one
 * @param timeout after which a renewal is cancelled
 * @since 0.1.0
 */
public record RevalidationConfig(int maxConcurrent, Duration timeout) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the number is negative or the duration not positive
     */
    public RevalidationConfig {
        Checks.notNegative("maxConcurrent", maxConcurrent);
        Checks.positive("timeout", timeout.toMillis());
    }

    /**
     * Returns the defaults: 32 at once, 30 s.
     *
     * @return the defaults
     */
    public static RevalidationConfig defaults() {
        return new RevalidationConfig(32, Duration.ofSeconds(30));
    }
}
