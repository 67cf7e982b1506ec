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
import java.util.ArrayList;
import java.util.List;

/** What a bucket must do, in fractions of tokens without any rounding: the judge of the stores. */
public final class ExactBucket {

    private final List<RateLimitBandwidth> bandwidths;

    /** Tokens of each bandwidth, times its period in nanoseconds. */
    private final List<BigInteger> levels = new ArrayList<>();

    public ExactBucket(List<RateLimitBandwidth> bandwidths) {
        this.bandwidths = bandwidths;
        bandwidths.forEach(bandwidth -> this.levels.add(scaled(bandwidth, bandwidth.capacity())));
    }

    private ExactBucket(ExactBucket other) {
        this.bandwidths = other.bandwidths;
        this.levels.addAll(other.levels);
    }

    public ExactBucket copy() {
        return new ExactBucket(this);
    }

    public void advance(long nanos) {
        for (int i = 0; i < this.levels.size(); i++) {
            RateLimitBandwidth bandwidth = this.bandwidths.get(i);
            add(i, BigInteger.valueOf(nanos).multiply(big(bandwidth.refillTokens())));
        }
    }

    public boolean tryConsume(long cost) {
        if (remaining() < cost) {
            return false;
        }
        for (int i = 0; i < this.levels.size(); i++) {
            this.levels.set(i, this.levels.get(i).subtract(scaled(this.bandwidths.get(i), cost)));
        }
        return true;
    }

    public void giveBack(long cost) {
        for (int i = 0; i < this.levels.size(); i++) {
            add(i, scaled(this.bandwidths.get(i), cost));
        }
    }

    public long remaining() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < this.levels.size(); i++) {
            BigInteger period = big(this.bandwidths.get(i).period().toNanos());
            least = Math.min(least, this.levels.get(i).divide(period).longValueExact());
        }
        return least;
    }

    public long nanosUntil(long tokens) {
        long longest = 0;
        for (int i = 0; i < this.levels.size(); i++) {
            RateLimitBandwidth bandwidth = this.bandwidths.get(i);
            long wanted = Math.min(tokens, bandwidth.capacity());
            BigInteger missing =
                    scaled(bandwidth, wanted).subtract(this.levels.get(i)).max(BigInteger.ZERO);
            BigInteger refill = big(bandwidth.refillTokens());
            BigInteger nanos = missing.add(refill).subtract(BigInteger.ONE).divide(refill);
            longest = Math.max(longest, nanos.longValueExact());
        }
        return longest;
    }

    public long nanosUntilFull() {
        return nanosUntil(Long.MAX_VALUE);
    }

    private void add(int index, BigInteger amount) {
        RateLimitBandwidth bandwidth = this.bandwidths.get(index);
        BigInteger full = scaled(bandwidth, bandwidth.capacity());
        this.levels.set(index, this.levels.get(index).add(amount).min(full));
    }

    private static BigInteger scaled(RateLimitBandwidth bandwidth, long tokens) {
        return big(tokens).multiply(big(bandwidth.period().toNanos()));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
