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

import java.math.BigInteger;
import java.time.Duration;

/**
 * The size of a token bucket, which is full at first, and the rate at which it fills again: evenly,
 * not at the end of each period. Immutable.
 *
 * <p>Every store counts in whole numbers without rounding. Numbers that cannot be counted so are
 * refused here.
 *
 * @param capacity most tokens at once, 1 to 1,000,000,000
 * @param refillTokens tokens that come back in each period, 1 to 1,000,000,000
 * @param period time in which they come back, 1 ms to 366 days, in whole milliseconds
 * @since 0.1.0
 */
public record RateLimitBandwidth(long capacity, long refillTokens, Duration period) {

    private static final long MOST_TOKENS = 1_000_000_000L;

    private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

    /** Beyond a century to fill it, a bucket is a quota for life. */
    private static final BigInteger LONGEST_FILLING =
            BigInteger.valueOf(Duration.ofDays(36_525).toNanos());

    /** The whole numbers of a store that counts in doubles. */
    private static final long GREATEST_EXACT = 1L << 53;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is out of its range, the bucket would take more
     *     than a century to fill, or it cannot be counted without rounding
     */
    public RateLimitBandwidth {
        Checks.between("capacity", 1, MOST_TOKENS, capacity);
        Checks.between("refillTokens", 1, MOST_TOKENS, refillTokens);
        Checks.check(
                period.compareTo(Duration.ofMillis(1)) >= 0
                        && period.compareTo(LONGEST_PERIOD) <= 0
                        && period.toNanosPart() % 1_000_000 == 0,
                "'period' must be whole milliseconds, at most 366 days, but was " + period);
        RefillRate nanos = new RefillRate(refillTokens, period.toNanos());
        RefillRate millis = new RefillRate(refillTokens, period.toMillis());
        Checks.check(
                refillTokens <= period.toNanos()
                        && nanos.fits(0, Long.MAX_VALUE)
                        && millis.fits(capacity, GREATEST_EXACT)
                        && nanos.ticksFor(capacity).compareTo(LONGEST_FILLING) <= 0,
                "%d tokens, of which %d come back in %s, cannot be counted exactly: choose fewer, or a number that divides the period"
                        .formatted(capacity, refillTokens, period));
    }

    /**
     * Returns a bucket that fills in one period, such as 100 for each minute.
     *
     * @param tokens its capacity, which comes back in one period
     * @param period the period
     * @return the bandwidth
     * @throws IllegalArgumentException as the constructor does
     */
    public static RateLimitBandwidth of(long tokens, Duration period) {
        return new RateLimitBandwidth(tokens, tokens, period);
    }

    /**
     * Returns the rate for a clock that ticks each nanosecond.
     *
     * @return tokens for each number of nanoseconds
     */
    public RefillRate perNanosecond() {
        return new RefillRate(this.refillTokens, this.period.toNanos());
    }

    /**
     * Returns the rate for a clock that ticks each millisecond.
     *
     * @return tokens for each number of milliseconds
     */
    public RefillRate perMillisecond() {
        return new RefillRate(this.refillTokens, this.period.toMillis());
    }

    /**
     * Returns how long an empty bucket takes to be full. After that time without a request, a
     * bucket is like a new one.
     *
     * @return the time, rounded up to nanoseconds
     */
    public Duration timeToFull() {
        return Duration.ofNanos(perNanosecond().ticksFor(this.capacity).longValueExact());
    }
}
