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
 * How requests wait for the response to another request for the same.
 *
 * @param maxWait after which a request goes to the application itself
 * @param maxWaiters requests waiting at once, of all URIs; more go to the application themselves
 * @since 0.1.0
 */
public record CollapsingConfig(Duration maxWait, int maxWaiters) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the duration is not positive or the number negative
     */
    public CollapsingConfig {
        Checks.positive("maxWait", maxWait.toMillis());
        Checks.notNegative("maxWaiters", maxWaiters);
    }

    /**
     * Returns the defaults: 5 s, 1000 requests.
     *
     * @return the defaults
     */
    public static CollapsingConfig defaults() {
        return new CollapsingConfig(Duration.ofSeconds(5), 1000);
    }
}
