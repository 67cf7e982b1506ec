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

import java.util.function.LongSupplier;

/** Counts how many requests a peer gives up within a window of time. Confined to an event loop. */
final class ResetBudget {

    private final int max;

    private final long windowNanos;

    private final LongSupplier nanoTime;

    private long windowStart;

    private int spent;

    private long total;

    ResetBudget(RequestLimits limits, LongSupplier nanoTime) {
        this.max = limits.maxResets();
        this.windowNanos = limits.resetWindow().toNanos();
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Counts one more, and tells whether that was one too many for its time. */
    boolean spend() {
        this.total++;
        long now = this.nanoTime.getAsLong();
        if (now - this.windowStart >= this.windowNanos) {
            this.windowStart = now;
            this.spent = 0;
        }
        return ++this.spent > this.max;
    }

    /**
     * Tells whether as many were given up as a window has room for, over whatever time: the codec
     * remembers each such stream until its connection ends.
     */
    boolean isUsedUp() {
        return this.total >= this.max;
    }
}
