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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

final class LocalRateLimitStoreTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-7 * SECOND);

    private final LocalRateLimitStore store = new LocalRateLimitStore(1_000, this.now::get);

    static Stream<List<RateLimitBandwidth>> bandwidths() {
        return Stream.of(
                List.of(RateLimitBandwidth.of(100, Duration.ofMinutes(1))),
                List.of(new RateLimitBandwidth(3, 7, Duration.ofMillis(11))),
                List.of(new RateLimitBandwidth(50, 3, Duration.ofMillis(1001))),
                List.of(RateLimitBandwidth.of(99_991, Duration.ofDays(1))),
                List.of(RateLimitBandwidth.of(1_000_000_000, Duration.ofSeconds(1))),
                List.of(
                        RateLimitBandwidth.of(100, Duration.ofMinutes(1)),
                        RateLimitBandwidth.of(1_000, Duration.ofHours(1))),
                List.of(
                        new RateLimitBandwidth(20, 7, Duration.ofMillis(13)),
                        new RateLimitBandwidth(13, 11, Duration.ofMillis(29))));
    }

    @ParameterizedTest
    @MethodSource("bandwidths")
    void decidesLikeExactArithmetic(List<RateLimitBandwidth> bandwidths) {
        for (long seed = 0; seed < 5; seed++) {
            compare(bandwidths, new Random(seed), "key" + seed);
        }
    }

    private void compare(List<RateLimitBandwidth> bandwidths, Random random, String key) {
        RateLimitPolicy policy = Policies.of(bandwidths.toArray(RateLimitBandwidth[]::new));
        var exact = new ExactBucket(bandwidths);
        long full = exact.nanosUntilFull() + policy.bandwidths().getFirst().timeToFull().toNanos();
        for (int step = 0; step < 2_000; step++) {
            long nanos = random.nextLong(1 + full / (1L << random.nextInt(1, 40)));
            this.now.addAndGet(nanos);
            exact.advance(nanos);
            long cost = 1 + random.nextLong(1 + policy.capacity() / (1 + random.nextInt(20)));
            cost = Math.min(cost, policy.capacity());
            check(policy, key, cost, exact);
            if (random.nextInt(10) == 0 && exact.tryConsume(cost)) {
                take(policy, key, cost);
                long later = random.nextLong(1 + full / 100);
                this.now.addAndGet(later);
                exact.advance(later);
                exact.giveBack(cost);
                this.store.giveBack(policy, key, cost).block();
            }
            assertThat(available(policy, key)).isEqualTo(exact.remaining());
        }
    }

    private void check(RateLimitPolicy policy, String key, long cost, ExactBucket exact) {
        RateLimitDecision decision = take(policy, key, cost);
        assertThat(decision.admitted()).isEqualTo(exact.tryConsume(cost));
        assertThat(decision.remaining()).isEqualTo(exact.remaining());
        long wait = decision.admitted() ? exact.nanosUntilFull() : exact.nanosUntil(cost);
        assertThat(decision.waitNanos()).isBetween(wait, wait + 1);
        assertThat(decision.store()).isSameAs(this.store);
    }

    @Test
    void admitsAsManyAsThereAreTokensWhenThreadsRace() throws InterruptedException {
        RateLimitPolicy policy = Policies.of(RateLimitBandwidth.of(5_000, Duration.ofHours(1)));
        var admitted = new AtomicLong();
        race(8, 2_000, () -> countAdmitted(policy, admitted));
        assertThat(admitted).hasValue(5_000);
    }

    @Test
    void admitsNoMoreThanComesBackWhenThreadsRaceWithTime() throws InterruptedException {
        RateLimitPolicy policy =
                Policies.of(
                        new RateLimitBandwidth(100, 7, Duration.ofMillis(3)),
                        new RateLimitBandwidth(500, 1_000, Duration.ofSeconds(1)));
        var admitted = new AtomicLong();
        long start = this.now.get();
        race(
                8,
                5_000,
                () -> {
                    this.now.addAndGet(50_003);
                    countAdmitted(policy, admitted);
                });
        long refilled = (this.now.get() - start) / (SECOND / 1_000);
        assertThat(admitted.get()).isBetween(refilled - 500, 500 + refilled);
    }

    @Test
    void takesNothingForRefusedRequestsWhenThreadsRaceToGiveBack() throws InterruptedException {
        RateLimitPolicy policy = Policies.of(RateLimitBandwidth.of(100, Duration.ofHours(1)));
        race(
                8,
                1_000,
                () -> {
                    if (take(policy, "key", 3).admitted()) {
                        this.store.giveBack(policy, "key", 3).block();
                    }
                });
        assertThat(available(policy, "key")).isEqualTo(100);
    }

    @Test
    void fillsABucketOnReset() {
        RateLimitPolicy policy = Policies.perMinute("test", 2);
        take(policy, "a", 2);
        take(policy, "b", 2);
        this.store.reset(policy, "a").block();
        this.store.reset(policy, "unknown").block();
        this.store.giveBack(policy, "unknown", 1).block();
        assertThat(available(policy, "a")).isEqualTo(2);
        assertThat(available(policy, "b")).isZero();
        assertThat(available(policy, "unknown")).isEqualTo(2);
        assertThat(this.store.keys()).isEqualTo(2);
    }

    @Test
    void keepsTokensWhenBandwidthsChange() {
        RateLimitPolicy policy = Policies.perMinute("test", 10);
        take(policy, "key", 7);
        RateLimitPolicy larger =
                policy.withBandwidths(RateLimitBandwidth.of(100, Duration.ofMinutes(1)));
        assertThat(available(larger, "key")).isEqualTo(3);
        assertThat(take(larger, "key", 1).remaining()).isEqualTo(2);
        this.now.addAndGet(6 * SECOND);
        assertThat(available(larger, "key")).isEqualTo(12);
        RateLimitPolicy smaller =
                policy.withBandwidths(RateLimitBandwidth.of(5, Duration.ofMinutes(1)));
        assertThat(take(smaller, "key", 1).remaining()).isEqualTo(4);
        assertThat(take(larger, "key", 1).remaining()).isEqualTo(3);
    }

    @Test
    void keepsABucketForTheLongerTimeThatItTakesToFillAfterAChange() {
        RateLimitPolicy policy = Policies.perMinute("test", 10);
        take(policy, "key", 10);
        RateLimitPolicy slower =
                policy.withBandwidths(RateLimitBandwidth.of(10, Duration.ofHours(1)));
        take(slower, "key", 1);
        this.now.addAndGet(Duration.ofMinutes(12).toNanos());
        assertThat(available(slower, "key")).isEqualTo(2);
    }

    @Test
    void dropsBucketsThatAreFullAgain() {
        RateLimitPolicy policy = Policies.perMinute("test", 10);
        for (int i = 0; i < 100; i++) {
            take(policy, "key" + i, 10);
        }
        this.now.addAndGet(62 * SECOND);
        assertThat(take(policy, "key0", 1).remaining()).isEqualTo(9);
        for (int i = 0; this.store.keys() > 40 && i < 1_000; i++) {
            // Each new key lets the table look for some that have expired.
            this.now.addAndGet(2 * SECOND);
            take(policy, "later" + i, 1);
            assertThat(ForkJoinPool.commonPool().awaitQuiescence(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(this.store.keys()).isLessThanOrEqualTo(40);
        assertThat(this.store.evictions()).isZero();
    }

    @Test
    void staysBoundedUnderAFloodOfKeysAndRemembersTheOneInUse() {
        RateLimitPolicy policy = Policies.perMinute("flooded", 10);
        RateLimitPolicy other = Policies.perMinute("other", 10);
        take(policy, "hot", 10);
        take(other, "rare", 10);
        long most = 0;
        for (int i = 0; i < 1_000_000; i++) {
            take(policy, "key" + i, 1);
            if (i % 100 == 0) {
                assertThat(take(policy, "hot", 1).admitted()).isFalse();
                most = Math.max(most, this.store.keys());
            }
        }
        assertThat(most).isLessThan(1_000 + 2_000);
        assertThat(this.store.evictions()).isGreaterThan(900_000);
        assertThat(available(other, "rare")).as("a flood elsewhere").isZero();
    }

    @Test
    void refusesWrongNumbers() {
        RateLimitPolicy policy = Policies.perMinute("test", 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalRateLimitStore(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.store.tryConsume(policy, "key", 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.store.giveBack(policy, "key", 0));
    }

    private void countAdmitted(RateLimitPolicy policy, AtomicLong admitted) {
        if (take(policy, "key", 1).admitted()) {
            admitted.incrementAndGet();
        }
    }

    private static void race(int threads, int times, Runnable action) throws InterruptedException {
        var failure = new AtomicReference<@Nullable Throwable>();
        List<Thread> running =
                Stream.generate(() ->
                                Thread.ofPlatform()
                                        .uncaughtExceptionHandler(
                                                (thread, thrown) -> failure.set(thrown))
                                        .start(() -> {
                                            for (int i = 0; i < times; i++) {
                                                action.run();
                                            }
                                        }))
                        .limit(threads)
                        .toList();
        for (Thread thread : running) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
    }

    private RateLimitDecision take(RateLimitPolicy policy, String key, long cost) {
        return Objects.requireNonNull(this.store.tryConsume(policy, key, cost).block());
    }

    private long available(RateLimitPolicy policy, String key) {
        return Objects.requireNonNull(this.store.available(policy, key).block());
    }
}
