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
package dev.tertia.http.limit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http.limit.ExactBucket;
import dev.tertia.http.limit.KeyDigest;
import dev.tertia.http.limit.Policies;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitPolicy;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisRateLimitStoreTests {

    private static final RateLimitBandwidth FOR_A_YEAR =
            new RateLimitBandwidth(1_000, 1, Duration.ofDays(30));

    private ConnectedRedis connected;

    private StatefulRedisConnection<String, String> connection;

    private RedisCommands<String, String> redis;

    private RedisRateLimitStore store;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.connected = new ConnectedRedis(folder);
        this.connection = this.connected.connect();
        this.redis = this.connection.sync();
        this.store = store(this.connection);
    }

    @AfterAll
    void stop() {
        if (this.connected != null) {
            this.connected.close();
        }
    }

    @BeforeEach
    void forgetEverything() {
        this.redis.flushall();
    }

    static Stream<List<RateLimitBandwidth>> bandwidths() {
        return Stream.of(
                List.of(RateLimitBandwidth.of(100, Duration.ofMinutes(1))),
                List.of(new RateLimitBandwidth(3, 7, Duration.ofHours(11))),
                List.of(RateLimitBandwidth.of(99_991, Duration.ofDays(1))),
                List.of(new RateLimitBandwidth(9_007_199, 1, Duration.ofMinutes(5))),
                List.of(
                        RateLimitBandwidth.of(100, Duration.ofMinutes(1)),
                        RateLimitBandwidth.of(1_000, Duration.ofHours(1))),
                List.of(
                        new RateLimitBandwidth(20, 7, Duration.ofMillis(13_001)),
                        new RateLimitBandwidth(13, 11, Duration.ofMillis(29_003))));
    }

    /** Time passes by making the stored bucket older. */
    @ParameterizedTest
    @MethodSource("bandwidths")
    void decidesLikeExactArithmetic(List<RateLimitBandwidth> bandwidths) {
        RateLimitPolicy policy = Policies.of(bandwidths.toArray(RateLimitBandwidth[]::new));
        var random = new Random(7);
        var exact = new ExactBucket(bandwidths);
        long full = bandwidths.getFirst().timeToFull().toMillis();
        long aged = 0;
        for (int step = 0; step < 500; step++) {
            long millis = random.nextLong(1 + full / (1L << random.nextInt(1, 20)));
            long since = age(policy, millis);
            if (since == 0) {
                exact = new ExactBucket(bandwidths);
            }
            aged += millis;
            long cost = 1 + random.nextLong(1 + policy.capacity() / (1 + random.nextInt(20)));
            cost = Math.min(cost, policy.capacity());
            RateLimitDecision decision = take(this.store, policy, cost);
            if (decision.admitted()) {
                exact.advance(nanos((since != 0) ? lastChange(policy) - since : 0));
                assertThat(exact.tryConsume(cost)).isTrue();
                assertThat(decision.remaining()).isEqualTo(exact.remaining());
                long wait = exact.nanosUntilFull();
                assertThat(decision.waitNanos()).isBetween(wait, wait + nanos(1));
                aged = 0;
            } else {
                ExactBucket atLeast = exact.copy();
                atLeast.advance(nanos(aged));
                assertThat(atLeast.tryConsume(cost)).isFalse();
                assertThat(decision.waitNanos()).isLessThan(atLeast.nanosUntil(cost) + nanos(1));
            }
        }
    }

    @Test
    void admitsAsManyAsThereAreTokensToTwoProcesses() {
        RateLimitPolicy policy = Policies.of(FOR_A_YEAR);
        var second = store(this.connected.connect());
        long admitted =
                Flux.range(0, 3_000)
                        .flatMap(
                                i ->
                                        ((i % 2 == 0) ? this.store : second)
                                                .tryConsume(policy, "key", 1),
                                64)
                        .filter(RateLimitDecision::admitted)
                        .count()
                        .blockOptional()
                        .orElseThrow();
        assertThat(admitted).isEqualTo(1_000);
    }

    @Test
    void admitsNoMoreThanComesBackToTwoProcesses() {
        var rate = new RateLimitBandwidth(100, 1_000, Duration.ofSeconds(1));
        RateLimitPolicy policy = Policies.of(rate, FOR_A_YEAR);
        var second = store(this.connected.connect());
        long start = System.nanoTime();
        long admitted =
                Flux.range(0, 5_000)
                        .flatMap(
                                i ->
                                        ((i % 2 == 0) ? this.store : second)
                                                .tryConsume(policy, "key", 1),
                                64)
                        .filter(RateLimitDecision::admitted)
                        .count()
                        .blockOptional()
                        .orElseThrow();
        // The clock of Redis ticks in milliseconds: one may have begun just before.
        long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + 2;
        assertThat(admitted).isBetween(100L, Math.min(1_000, 100 + elapsedMillis));
    }

    @Test
    void givesBackExactly() {
        RateLimitPolicy policy = Policies.of(FOR_A_YEAR);
        this.store.giveBack(policy, "key", 1).block();
        assertThat(this.redis.dbsize()).as("a full bucket").isZero();
        take(this.store, policy, 3);
        this.store.giveBack(policy, "key", 1).block();
        assertThat(this.store.available(policy, "key").block()).isEqualTo(998);
        this.store.giveBack(policy, "key", 5).block();
        assertThat(this.redis.dbsize()).as("a full bucket").isZero();
    }

    @Test
    void keepsABucketUntilItIsFull() {
        RateLimitPolicy policy = Policies.perMinute("test", 60);
        long start = System.nanoTime();
        take(this.store, policy, 30);
        String key = "app:{test:" + KeyDigest.of("key") + "}";
        assertThat(this.redis.keys("*")).containsExactly(key);
        long left = this.redis.pttl(key);
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + 2;
        assertThat(left).isBetween(30_001 - passed, 30_001L);
        this.store.reset(policy, "key").block();
        assertThat(this.redis.dbsize()).isZero();
        assertThat(this.store.available(policy, "key").block()).isEqualTo(60);
        assertThat(this.redis.dbsize()).isZero();
    }

    @Test
    void sendsTheScriptAgainWhenRedisHasForgottenIt() {
        RateLimitPolicy policy = Policies.of(FOR_A_YEAR);
        take(this.store, policy, 1);
        this.redis.scriptFlush();
        assertThat(take(this.store, policy, 1).remaining()).isEqualTo(998);
    }

    @Test
    void keepsTokensWhenBandwidthsChange() {
        RateLimitPolicy policy = Policies.of(FOR_A_YEAR);
        take(this.store, policy, 990);
        RateLimitPolicy slower =
                policy.withBandwidths(
                        new RateLimitBandwidth(2_000, 1, Duration.ofDays(10)), FOR_A_YEAR);
        assertThat(take(this.store, slower, 1).remaining()).isEqualTo(9);
        RateLimitPolicy smaller =
                policy.withBandwidths(new RateLimitBandwidth(5, 1, Duration.ofDays(20)));
        assertThat(take(this.store, smaller, 1).remaining()).isEqualTo(4);
        RateLimitDecision refused = take(this.store, smaller, 5);
        assertThat(refused.admitted()).isFalse();
        assertThat(Duration.ofNanos(refused.waitNanos()))
                .isBetween(Duration.ofDays(19), Duration.ofDays(20));
    }

    @Test
    void goesOnWhenTheClockOfRedisIsSetBack() {
        RateLimitPolicy policy = Policies.perMinute("test", 1);
        take(this.store, policy, 1);
        age(policy, -Duration.ofHours(1).toMillis());
        RateLimitDecision refused = take(this.store, policy, 1);
        assertThat(refused.admitted()).isFalse();
        assertThat(Duration.ofNanos(refused.waitNanos())).isEqualTo(Duration.ofMinutes(1));
        age(policy, Duration.ofMinutes(1).toMillis());
        assertThat(take(this.store, policy, 1).admitted()).isTrue();
    }

    @Test
    void refusesWrongValues() {
        var commands = this.connection.reactive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedisRateLimitStore(commands, "{a}", Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedisRateLimitStore(commands, "a", Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.store.tryConsume(Policies.of(FOR_A_YEAR), "key", 1_001));
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Returns the time of the last change after making the bucket older, or 0 if it is full. */
    private long age(RateLimitPolicy policy, long millis) {
        String value = this.redis.get(key(policy));
        if (value == null) {
            return 0;
        }
        int end = value.indexOf(' ');
        long older = Long.parseLong(value.substring(0, end)) - millis;
        this.redis.set(key(policy), older + value.substring(end), SetArgs.Builder.keepttl());
        return older;
    }

    private long lastChange(RateLimitPolicy policy) {
        String value = Objects.requireNonNull(this.redis.get(key(policy)));
        return Long.parseLong(value.substring(0, value.indexOf(' ')));
    }

    private static String key(RateLimitPolicy policy) {
        return "app:{" + policy.name() + ":" + KeyDigest.of("key") + "}";
    }

    private static RedisRateLimitStore store(StatefulRedisConnection<String, String> connection) {
        return new RedisRateLimitStore(connection.reactive(), "app:", Duration.ofSeconds(10));
    }

    private static RateLimitDecision take(
            RedisRateLimitStore store, RateLimitPolicy policy, long cost) {
        return store.tryConsume(policy, "key", cost).blockOptional().orElseThrow();
    }
}
