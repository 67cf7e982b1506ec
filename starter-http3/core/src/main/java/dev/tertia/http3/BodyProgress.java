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

/**
 * Measures how fast a body comes in, over the time in which the application waits for it: whoever
 * is slow to read does not make his client slow. Confined to an event loop.
 */
final class BodyProgress {

    private final long windowNanos;

    private final long minBytes;

    private final LongSupplier nanoTime;

    private boolean waiting;

    private long waitingSince;

    private long waited;

    private long received;

    BodyProgress(RequestLimits limits, LongSupplier nanoTime) {
        this.windowNanos = limits.bodyTimeout().toNanos();
        this.minBytes = Math.max(1, limits.minBodyRate() * limits.bodyTimeout().toMillis() / 1000);
        this.nanoTime = nanoTime;
    }

    /** The application wants more. */
    void await() {
        if (!this.waiting) {
            this.waiting = true;
            this.waitingSince = this.nanoTime.getAsLong();
        }
    }

    void receive(int bytes) {
        pause();
        this.received += bytes;
    }

    private void pause() {
        if (this.waiting) {
            this.waiting = false;
            this.waited += this.nanoTime.getAsLong() - this.waitingSince;
        }
    }

    /** Returns how long the application still has to wait before the rate can be judged. */
    long remainingNanos() {
        long current = this.waiting ? this.nanoTime.getAsLong() - this.waitingSince : 0;
        return this.windowNanos - this.waited - current;
    }

    /** Judges the window that has passed, and begins the next one. */
    boolean isTooSlow() {
        boolean slow = this.received < this.minBytes;
        boolean still = this.waiting;
        this.waiting = false;
        this.waited = 0;
        this.received = 0;
        if (still) {
            await();
        }
        return slow;
    }
}
