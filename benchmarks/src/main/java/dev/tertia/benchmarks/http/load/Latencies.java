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
package dev.tertia.benchmarks.http.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in classes that are 3 % wide, from a nanosecond to some minutes. Thread-safe, of
 * a fixed size.
 */
public final class Latencies {

    /** Classes for each power of two. */
    private static final int STEPS = 32;

    private static final int STEP_BITS = 5;

    private static final int POWERS = 40;

    private final AtomicLongArray counts = new AtomicLongArray(POWERS * STEPS);

    /**
     * Counts a duration.
     *
     * @param nanos the duration; a longer one than some minutes counts as that
     */
    public void add(long nanos) {
        this.counts.incrementAndGet(index(Math.max(1, nanos)));
    }

    private static int index(long nanos) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        if (power >= POWERS) {
            return POWERS * STEPS - 1;
        }
        long step = (nanos << STEP_BITS) >>> power;
        return power * STEPS + (int) (step - STEPS);
    }

    /**
     * Returns the duration that a share of all do not exceed.
     *
     * @param share from 0 to 1
     * @return the upper end of its class in nanoseconds, or 0 if nothing was counted
     */
    public long percentile(double share) {
        long total = 0;
        for (int i = 0; i < this.counts.length(); i++) {
            total += this.counts.get(i);
        }
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < this.counts.length() && total > 0; i++) {
            seen += this.counts.get(i);
            if (seen >= wanted && seen > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static long upperEnd(int index) {
        long step = STEPS + index % STEPS + 1L;
        return (step << (index / STEPS)) >>> STEP_BITS;
    }
}
