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

import org.jspecify.annotations.Nullable;

/**
 * What a store says to a request. Immutable.
 *
 * @param admitted whether there were tokens enough; if so, they are taken
 * @param remaining tokens that are left, 0 or more
 * @param waitNanos if admitted, the time after which the bucket is full again if it is left alone;
 *     if refused, the time after which there are tokens enough. In nanoseconds, never too short
 * @param store the store that counted and takes tokens back, or {@code null} if none did
 * @since 0.1.0
 */
public record RateLimitDecision(
        boolean admitted, long remaining, long waitNanos, @Nullable RateLimitStore store) {

    private static final RateLimitDecision UNCOUNTED = new RateLimitDecision(true, 0, 0, null);

    /**
     * Returns the decision to let a request through because nobody can count it.
     *
     * @return a decision without a store
     */
    public static RateLimitDecision uncounted() {
        return UNCOUNTED;
    }
}
