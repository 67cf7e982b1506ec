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

import java.util.List;
import java.util.regex.Pattern;

/**
 * How many requests are admitted, and of which: token buckets, one for each key. Immutable.
 *
 * @param name 1 to 64 of the characters {@code A-Z a-z 0-9 . _ -}, which clients get to see
 * @param bandwidths one or two, such as 100 a minute with 1,000 an hour: a request needs tokens of
 *     both
 * @param cost tokens that a request takes, at most the capacity of each bandwidth
 * @param key what requests are counted by
 * @param emptyKey what to do with a request that has no key
 * @param scope the requests it applies to
 * @param stage when it is applied
 * @param shadow whether it only counts and reports, and refuses nothing
 * @since 0.1.0
 */
public record RateLimitPolicy(
        String name,
        List<RateLimitBandwidth> bandwidths,
        long cost,
        KeyResolver key,
        EmptyKey emptyKey,
        RateLimitScope scope,
        RateLimitStage stage,
        boolean shadow) {

    private static final int MAX_BANDWIDTHS = 2;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name has other characters, there are not one or two
     *     bandwidths, or a request costs less than 1 or more than a bucket holds
     */
    public RateLimitPolicy {
        Checks.check(
                NAME.matcher(name).matches(),
                "'name' must be 1 to 64 letters, digits, '.', '_' or '-' but was '%s'"
                        .formatted(name));
        bandwidths = List.copyOf(bandwidths);
        Checks.between("bandwidths", 1, MAX_BANDWIDTHS, bandwidths.size());
        Checks.between("cost", 1, smallest(bandwidths), cost);
    }

    /**
     * Returns a policy for every request, each of which costs 1.
     *
     * @param name the name
     * @param bandwidth the bandwidth
     * @param key what requests are counted by
     * @param stage when it is applied
     * @return the policy
     * @throws IllegalArgumentException as the constructor does
     */
    public static RateLimitPolicy of(
            String name, RateLimitBandwidth bandwidth, KeyResolver key, RateLimitStage stage) {
        return new RateLimitPolicy(
                name,
                List.of(bandwidth),
                1,
                key,
                EmptyKey.SHARE,
                RateLimitScope.everything(),
                stage,
                false);
    }

    /**
     * Returns this policy with other bandwidths.
     *
     * @param changed one or two
     * @return the policy
     * @throws IllegalArgumentException as the constructor does
     */
    public RateLimitPolicy withBandwidths(RateLimitBandwidth... changed) {
        return new RateLimitPolicy(
                this.name,
                List.of(changed),
                this.cost,
                this.key,
                this.emptyKey,
                this.scope,
                this.stage,
                this.shadow);
    }

    /**
     * Returns this policy at another cost.
     *
     * @param changed tokens for each request
     * @return the policy
     * @throws IllegalArgumentException as the constructor does
     */
    public RateLimitPolicy withCost(long changed) {
        return new RateLimitPolicy(
                this.name,
                this.bandwidths,
                changed,
                this.key,
                this.emptyKey,
                this.scope,
                this.stage,
                this.shadow);
    }

    /**
     * Returns this policy with another rule for requests without a key.
     *
     * @param changed the rule
     * @return the policy
     */
    public RateLimitPolicy withEmptyKey(EmptyKey changed) {
        return new RateLimitPolicy(
                this.name,
                this.bandwidths,
                this.cost,
                this.key,
                changed,
                this.scope,
                this.stage,
                this.shadow);
    }

    /**
     * Returns this policy for other requests.
     *
     * @param changed the requests
     * @return the policy
     */
    public RateLimitPolicy withScope(RateLimitScope changed) {
        return new RateLimitPolicy(
                this.name,
                this.bandwidths,
                this.cost,
                this.key,
                this.emptyKey,
                changed,
                this.stage,
                this.shadow);
    }

    /**
     * Returns this policy in shadow mode, or in force.
     *
     * @param changed whether it refuses nothing
     * @return the policy
     */
    public RateLimitPolicy withShadow(boolean changed) {
        return new RateLimitPolicy(
                this.name,
                this.bandwidths,
                this.cost,
                this.key,
                this.emptyKey,
                this.scope,
                this.stage,
                changed);
    }

    /**
     * Returns the most that a request can cost.
     *
     * @return the smallest capacity
     */
    public long capacity() {
        return smallest(this.bandwidths);
    }

    /**
     * Checks the cost of a request, for stores.
     *
     * @param amount tokens to take
     * @throws IllegalArgumentException if it is less than 1 or more than {@link #capacity()}
     */
    public void checkCost(long amount) {
        Checks.between("cost", 1, capacity(), amount);
    }

    private static long smallest(List<RateLimitBandwidth> bandwidths) {
        long smallest = Long.MAX_VALUE;
        for (RateLimitBandwidth bandwidth : bandwidths) {
            smallest = Math.min(smallest, bandwidth.capacity());
        }
        return smallest;
    }
}
