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
package dev.tertia.http.limit.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.Policies;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.redis.ConnectedRedis;
import dev.tertia.http.limit.redis.RedisRateLimitStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that go on while their Redis does not. */
final class RedisFailureTests {

    private static final int REQUESTS = 6_000;

    private final RateLimitPolicy policy =
            Policies.of(new RateLimitBandwidth(3_000, 1, Duration.ofHours(1)));

    private final LocalRateLimitStore local = new LocalRateLimitStore(10);

    private final AtomicLong observed = new AtomicLong();

    private ConnectedRedis connected;

    private RedisRateLimitStore redis;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        this.connected = new ConnectedRedis(folder);
        this.redis =
                new RedisRateLimitStore(
                        this.connected.connect().reactive(), "app:", Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        if (this.connected != null) {
            this.connected.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void outlivesAKilledRedis(OnStoreFailure mode) {
        FailoverRateLimitStore store = store(mode);
        check(mode, store, send(store, this.connected.server()::kill));
        this.connected.server().restart();
        awaitRecovery(store);
    }

    @ParameterizedTest
    @EnumSource
    void outlivesAPausedRedis(OnStoreFailure mode) {
        FailoverRateLimitStore store = store(mode);
        check(mode, store, send(store, this.connected.server()::pause));
        this.connected.server().goOn();
        awaitRecovery(store);
    }

    private FailoverRateLimitStore store(OnStoreFailure mode) {
        return new FailoverRateLimitStore(
                this.redis,
                this.local,
                mode,
                StoreCircuit.breaker("redis", 5, Duration.ofMillis(100), Clock.systemUTC()),
                new RateLimitObserver() {
                    @Override
                    public void storeFailure(RateLimitPolicy failed, Throwable failure) {
                        RedisFailureTests.this.observed.incrementAndGet();
                    }
                });
    }

    /** Sends requests and hurts Redis in their middle. An error counts as no decision. */
    private List<RateLimitDecision> send(RateLimitStore store, Runnable harm) {
        List<RateLimitDecision> decisions = new ArrayList<>();
        Flux.range(0, REQUESTS)
                .flatMap(
                        i -> {
                            if (i == REQUESTS / 6) {
                                harm.run();
                            }
                            return store.tryConsume(this.policy, "key", 1)
                                    .onErrorResume(failure -> Mono.empty());
                        },
                        32)
                .doOnNext(decisions::add)
                .blockLast(Duration.ofMinutes(1));
        return decisions;
    }

    private void check(
            OnStoreFailure mode, FailoverRateLimitStore store, List<RateLimitDecision> decisions) {
        long byRedis = count(decisions, this.redis);
        long byLocal = count(decisions, this.local);
        long uncounted = decisions.stream().filter(decision -> decision.store() == null).count();
        long without = store.failures() + store.notAsked();
        assertThat(byRedis).isBetween(1L, REQUESTS / 6L);
        assertThat(byRedis + without).isEqualTo(REQUESTS);
        assertThat(store.failures()).isPositive();
        assertThat(store.notAsked()).isGreaterThan(store.failures());
        assertThat(byLocal).isEqualTo((mode == OnStoreFailure.LOCAL) ? without : 0);
        assertThat(uncounted).isEqualTo((mode == OnStoreFailure.OPEN) ? without : 0);
        assertThat(this.observed).hasValue((mode == OnStoreFailure.CLOSED) ? 0 : without);
        assertThat(decisions.stream().filter(RateLimitDecision::admitted).count())
                .isEqualTo(
                        switch (mode) {
                            case OPEN -> REQUESTS;
                            case CLOSED -> byRedis;
                            case LOCAL -> byRedis + 3_000;
                        });
    }

    private static long count(List<RateLimitDecision> decisions, RateLimitStore store) {
        return decisions.stream().filter(decision -> store.equals(decision.store())).count();
    }

    private void awaitRecovery(RateLimitStore store) {
        RateLimitDecision decision =
                Flux.interval(Duration.ofMillis(20))
                        .onBackpressureDrop()
                        .concatMap(tick ->
                                store.tryConsume(this.policy, "key", 1)
                                        .onErrorResume(failure -> Mono.empty()))
                        .filter(candidate -> candidate.store() == this.redis)
                        .blockFirst(Duration.ofSeconds(30));
        assertThat(decision).isNotNull();
    }
}
