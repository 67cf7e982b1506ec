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

/**
 * A rate as a fraction in lowest terms: with small terms the products of a bucket stay within whole
 * numbers. Immutable.
 *
 * @param tokens tokens that come in that many ticks
 * @param ticks ticks of a clock, of a length that the caller knows
 * @since 0.1.0
 */
public record RefillRate(long tokens, long ticks) {

    /**
     * Reduces the fraction.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public RefillRate {
        Checks.between("tokens", 1, Long.MAX_VALUE, tokens);
        Checks.between("ticks", 1, Long.MAX_VALUE, ticks);
        long divisor = BigInteger.valueOf(tokens).gcd(BigInteger.valueOf(ticks)).longValueExact();
        tokens /= divisor;
        ticks /= divisor;
    }

    /**
     * Returns the ticks after which that many tokens have come, rounded up.
     *
     * @param count a number of tokens
     * @return a number of ticks, which may be more than a {@code long} holds
     */
    BigInteger ticksFor(long count) {
        return BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(this.ticks))
                .add(BigInteger.valueOf(this.tokens - 1))
                .divide(BigInteger.valueOf(this.tokens));
    }

    /** Tells whether fractions of a token, and that many of them whole, can be counted exactly. */
    boolean fits(long capacity, long greatest) {
        return Math.max(this.tokens + 1, capacity) <= greatest / this.ticks;
    }
}
