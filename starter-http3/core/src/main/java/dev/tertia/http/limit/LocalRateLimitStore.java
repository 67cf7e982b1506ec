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

import io.github.bucket4j.TimeMeter;

import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Keeps the buckets in the memory of this process, at 400 to 500 bytes for each key.
 *
 * <p>A bucket that was not used for as long as it takes to fill is dropped, as a new one is equal
 * to it. Each policy has its own table of at most {@code maxKeys} buckets, apart from a few hundred
 * that await their removal, so that a flood of keys in one policy costs the others nothing. When a
 * table is full, a bucket that is still in use has to go, and its key starts anew with a full one:
 * that is the one case in which more is admitted than a bucket allows, and {@link #evictions()}
 * counts it. Keys in frequent use are the last to go. A client that sends more different keys than
 * {@code maxKeys}, each several times, can have its own rare key forgotten; it has that many full
 * buckets anyway. Where it can choose keys freely, limit it by its address as well.
 *
 * @since 0.1.0
 */
public final class LocalRateLimitStore implements RateLimitStore {

    private final int maxKeys;

    private final TimeMeter timeMeter;

    private final LongAdder evictions = new LongAdder();

    /** As many as there are names of policies. */
    private final Map<String, LocalBuckets> tables = new ConcurrentHashMap<>();

    /**
     * Creates a store.
     *
     * @param maxKeys most buckets of each policy, at least 1
     * @throws IllegalArgumentException if the number is not positive
     */
    public LocalRateLimitStore(int maxKeys) {
        this(maxKeys, System::nanoTime);
    }

    /**
     * Creates a store with its own time.
     *
     * @param maxKeys most buckets of each policy, at least 1
     * @param nanoTime a time in nanoseconds that never goes back
     * @throws IllegalArgumentException if the number is not positive
     */
    public LocalRateLimitStore(int maxKeys, LongSupplier nanoTime) {
        Checks.between("maxKeys", 1, Integer.MAX_VALUE, maxKeys);
        this.maxKeys = maxKeys;
        this.timeMeter = new MonotonicTimeMeter(nanoTime);
    }

    @Override
    public Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost) {
        policy.checkCost(cost);
        return Mono.fromSupplier(() -> table(policy).get(policy, key).tryConsume(cost, this));
    }

    @Override
    public Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost) {
        policy.checkCost(cost);
        return Mono.fromRunnable(() -> {
            LocalBucket bucket = table(policy).find(policy, key);
            if (bucket != null) {
                bucket.giveBack(cost);
            }
        });
    }

    @Override
    public Mono<Long> available(RateLimitPolicy policy, String key) {
        return Mono.fromSupplier(() -> {
            LocalBucket bucket = table(policy).find(policy, key);
            return (bucket != null) ? bucket.available() : policy.capacity();
        });
    }

    @Override
    public Mono<Void> reset(RateLimitPolicy policy, String key) {
        return Mono.fromRunnable(() -> {
            LocalBucket bucket = table(policy).find(policy, key);
            if (bucket != null) {
                bucket.reset();
            }
        });
    }

    /**
     * Returns how many buckets are kept in all.
     *
     * @return the number of keys of all policies, with those that await their removal
     */
    public long keys() {
        return this.tables.values().stream().mapToLong(LocalBuckets::size).sum();
    }

    /**
     * Returns how many buckets had to go while they were in use, because a table was full. If it
     * grows, raise {@code maxKeys} or choose keys that a client cannot make up.
     *
     * @return the number since the start
     */
    public long evictions() {
        return this.evictions.sum();
    }

    private LocalBuckets table(RateLimitPolicy policy) {
        LocalBuckets table = this.tables.get(policy.name());
        return (table != null)
                ? table
                : this.tables.computeIfAbsent(
                        policy.name(),
                        name ->
                                new LocalBuckets(
                                        policy, this.maxKeys, this.timeMeter, this.evictions));
    }
}
