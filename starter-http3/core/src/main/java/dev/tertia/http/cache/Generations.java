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

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether a URI was invalidated since a moment, so that a response that was on its way then
 * is not stored afterwards.
 *
 * <p>It counts per group of URIs: a response may go unstored because of another URI, never the
 * other way round.
 */
final class Generations {

    private static final int GROUPS = 1024;

    private final AtomicLongArray groups = new AtomicLongArray(GROUPS);

    private final AtomicLong all = new AtomicLong();

    /** Returns a number that changes when the URI is invalidated. */
    long current(CacheKey key) {
        return this.all.get() + this.groups.get(group(key));
    }

    void advance(CacheKey key) {
        var _ = this.groups.incrementAndGet(group(key));
    }

    void advanceAll() {
        var _ = this.all.incrementAndGet();
    }

    private static int group(CacheKey key) {
        return Math.floorMod(key.hashCode(), GROUPS);
    }
}
