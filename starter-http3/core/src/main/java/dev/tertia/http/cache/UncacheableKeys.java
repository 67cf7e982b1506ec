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

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers URIs whose responses could not be stored, so that requests for them need not wait for
 * each other in vain. It knows hash codes only: an error costs a request to the application.
 */
final class UncacheableKeys {

    private static final int SLOTS = 4096;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(SLOTS);

    boolean contains(CacheKey key) {
        return this.hashes.get(slot(key)) == key.hashCode();
    }

    void add(CacheKey key) {
        this.hashes.set(slot(key), key.hashCode());
    }

    void remove(CacheKey key) {
        var _ = this.hashes.compareAndSet(slot(key), key.hashCode(), 0);
    }

    private static int slot(CacheKey key) {
        return Math.floorMod(key.hashCode(), SLOTS);
    }
}
