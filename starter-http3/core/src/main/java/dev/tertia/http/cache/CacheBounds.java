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

/**
 * How much the cache holds.
 *
 * <p>Weights are bytes: of the body, and estimated of the header fields.
 *
 * @param maxWeight of all stored responses; also of all bodies that are being collected
 * @param maxEntrySize of one stored response; larger ones go through without being stored
 * @param maxVariants responses stored for one URI that differ in the fields named by {@code Vary};
 *     one more takes the place of the oldest
 * @since 0.1.0
 */
public record CacheBounds(long maxWeight, int maxEntrySize, int maxVariants) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is not positive, an entry could be heavier than
     *     the cache, or the variants of one URI together than 2 GiB
     */
    public CacheBounds {
        Checks.positive("maxWeight", maxWeight);
        Checks.positive("maxEntrySize", maxEntrySize);
        Checks.positive("maxVariants", maxVariants);
        if (maxEntrySize > maxWeight) {
            throw new IllegalArgumentException(
                    "'maxEntrySize' must not be more than 'maxWeight' (%d) but was %d"
                            .formatted(maxWeight, maxEntrySize));
        }
        if ((long) maxEntrySize * maxVariants > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "'maxEntrySize' (%d) times 'maxVariants' (%d) must be less than 2 GiB: lower one"
                            .formatted(maxEntrySize, maxVariants));
        }
    }

    /**
     * Returns the defaults: 64 MiB, 1 MiB for one response, 16 variants.
     *
     * @return the defaults
     */
    public static CacheBounds defaults() {
        return new CacheBounds(64L << 20, 1 << 20, 16);
    }
}
