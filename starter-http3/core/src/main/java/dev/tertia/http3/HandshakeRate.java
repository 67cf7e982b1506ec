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

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts the handshakes of this second and the one before. Thread-safe, without locks.
 *
 * <p>Both have a say, so that a flood is not let in at the start of each second.
 */
final class HandshakeRate {

    private static final long NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;

    private final long start;

    private final AtomicLong second = new AtomicLong();

    private final AtomicLong current = new AtomicLong();

    private final AtomicLong previous = new AtomicLong();

    HandshakeRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Counts one more, and returns how many there were in the busier of the two seconds. */
    long increment() {
        long now = (this.nanoTime.getAsLong() - this.start) / NANOS;
        long last = this.second.get();
        if (now != last && this.second.compareAndSet(last, now)) {
            // Some of this second may be counted for the one before: a rate is no ledger.
            long ended = this.current.getAndSet(0);
            this.previous.set((now == last + 1) ? ended : 0);
        }
        return Math.max(this.current.incrementAndGet(), this.previous.get());
    }
}
