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
package dev.tertia.benchmarks.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One decision, beside one of Bucket4j whose buckets are held in Caffeine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LocalLimitBenchmark {

    private static final int MAX_KEYS = 200_000;

    /** No bucket gets empty. */
    private static final int CAPACITY = 1_000_000_000;

    /** No bucket is forgotten in between, however slow the machine is. */
    private static final Duration PERIOD = Duration.ofSeconds(100);

    /** How many keys take turns. */
    @Param({"1", "100000"})
    public int keys = 1;

    private final RateLimitPolicy policy =
            RateLimitPolicy.of(
                    "address",
                    RateLimitBandwidth.of(CAPACITY, PERIOD),
                    KeyResolver.of(exchange -> ""),
                    RateLimitStage.BEFORE_AUTHENTICATION);

    private final LocalRateLimitStore store = new LocalRateLimitStore(MAX_KEYS);

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(MAX_KEYS)
                    .expireAfterAccess(PERIOD.plusSeconds(1))
                    .build();

    /**
     * Decides with the store of this project.
     *
     * @param sequence chooses the key
     * @return the decision
     */
    @Benchmark
    public RateLimitDecision tertia(KeySequence sequence) {
        Decision decision = new Decision();
        this.store.tryConsume(this.policy, sequence.next(), 1).subscribe(decision);
        return decision.get();
    }

    /**
     * Decides with Bucket4j and Caffeine alone.
     *
     * @param sequence chooses the key
     * @return the decision
     */
    @Benchmark
    public ConsumptionProbe bucket4j(KeySequence sequence) {
        return this.buckets
                .get(sequence.next(), LocalLimitBenchmark::bucket)
                .tryConsumeAndReturnRemaining(1);
    }

    private static Bucket bucket(String key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(CAPACITY).refillGreedy(CAPACITY, PERIOD))
                .build();
    }
}
