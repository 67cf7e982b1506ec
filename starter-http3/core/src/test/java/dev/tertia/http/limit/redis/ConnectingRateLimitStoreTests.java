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

import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.test.StepVerifier;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
final class ConnectingRateLimitStoreTests {

    private static final RateLimitPolicy POLICY =
            RateLimitPolicy.of(
                    "burst",
                    RateLimitBandwidth.of(5, Duration.ofHours(1)),
                    KeyResolver.header("x"),
                    RateLimitStage.BEFORE_AUTHENTICATION);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void connectsOnceWhenItIsAsked() {
        ConnectingRateLimitStore store =
                new ConnectingRateLimitStore(
                        () -> {
                            this.attempts.incrementAndGet();
                            return new LocalRateLimitStore(10);
                        },
                        PATIENCE);
        assertThat(this.attempts).hasValue(0);
        store.tryConsume(POLICY, "a", 2).block(PATIENCE);
        assertThat(store.available(POLICY, "a").block(PATIENCE)).isEqualTo(3);
        store.giveBack(POLICY, "a", 1).block(PATIENCE);
        assertThat(store.available(POLICY, "a").block(PATIENCE)).isEqualTo(4);
        store.reset(POLICY, "a").block(PATIENCE);
        assertThat(store.available(POLICY, "a").block(PATIENCE)).isEqualTo(5);
        assertThat(this.attempts).hasValue(1);
    }

    @Test
    void connectsBeforeItIsAsked() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        ConnectingRateLimitStore store =
                new ConnectingRateLimitStore(
                        () -> {
                            this.attempts.incrementAndGet();
                            connecting.countDown();
                            return new LocalRateLimitStore(10);
                        },
                        PATIENCE);
        store.connect();
        connecting.await();
        assertThat(store.available(POLICY, "a").block(PATIENCE)).isEqualTo(5);
        assertThat(this.attempts).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        ConnectingRateLimitStore store =
                new ConnectingRateLimitStore(
                        () -> {
                            if (this.attempts.incrementAndGet() == 1) {
                                throw new IOException("refused");
                            }
                            return new LocalRateLimitStore(10);
                        },
                        PATIENCE);
        StepVerifier.create(store.available(POLICY, "a"))
                .verifyErrorMatches(failure -> "refused".equals(failure.getMessage()));
        assertThat(store.available(POLICY, "a").block(PATIENCE)).isEqualTo(5);
    }

    @Test
    void doesNotWaitForASlowConnection() {
        CountDownLatch connected = new CountDownLatch(1);
        ConnectingRateLimitStore store =
                new ConnectingRateLimitStore(
                        () -> {
                            connected.await();
                            return new LocalRateLimitStore(10);
                        },
                        Duration.ofMillis(20));
        StepVerifier.create(store.available(POLICY, "a")).verifyError(TimeoutException.class);
        connected.countDown();
        assertThat(store.available(POLICY, "a").retry().block(PATIENCE)).isEqualTo(5);
    }
}
