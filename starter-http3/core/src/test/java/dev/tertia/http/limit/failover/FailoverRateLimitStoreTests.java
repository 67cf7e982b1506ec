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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertia.http.limit.BrokenStore;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.Policies;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

final class FailoverRateLimitStoreTests {

    private final RateLimitPolicy policy = Policies.perMinute("test", 3);

    private Instant now = Instant.EPOCH;

    private final CircuitBreaker breaker =
            StoreCircuit.breaker("test", 2, Duration.ofSeconds(5), new SettableClock());

    private final LocalRateLimitStore local = new LocalRateLimitStore(10, () -> 0);

    private Mono<RateLimitDecision> answer = Mono.error(new IllegalStateException("away"));

    private final BrokenStore primary = new BrokenStore(Mono.defer(() -> this.answer));

    @Test
    void asksAgainAfterTheCoolDown() {
        FailoverRateLimitStore store = store(OnStoreFailure.LOCAL);
        for (int i = 0; i < 5; i++) {
            assertThat(take(store).store()).isSameAs(this.local);
        }
        assertThat(store.failures()).isEqualTo(2);
        assertThat(store.notAsked()).isEqualTo(3);
        pass(Duration.ofSeconds(5));
        take(store);
        take(store);
        assertThat(store.failures()).as("one attempt, in vain").isEqualTo(3);
        pass(Duration.ofSeconds(5));
        this.answer = Mono.just(new RateLimitDecision(true, 7, 0, this.primary));
        assertThat(take(store).remaining()).isEqualTo(7);
        assertThat(take(store).remaining()).isEqualTo(7);
        assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    /** Without requests, such as those that a load balancer keeps away, nobody else would ask. */
    @Test
    void probeFindsOutThatThePrimaryIsBack() {
        FailoverRateLimitStore store = store(OnStoreFailure.CLOSED);
        assertThat(store.onFailure()).isEqualTo(OnStoreFailure.CLOSED);
        assertThatThrownBy(() -> store.probe(this.policy).block()).hasMessage("away");
        assertThatThrownBy(() -> store.probe(this.policy).block()).hasMessage("away");
        assertThatThrownBy(() -> store.probe(this.policy).block())
                .isInstanceOf(CallNotPermittedException.class);
        assertThat(store.isAsked()).isFalse();
        pass(Duration.ofSeconds(5));
        this.answer = Mono.just(new RateLimitDecision(true, 7, 0, this.primary));
        store.probe(this.policy).block();
        assertThat(store.isAsked()).isTrue();
        assertThat(take(store).remaining()).isEqualTo(7);
    }

    @Test
    void staysClosedWhenFailuresAreNotInARow() {
        FailoverRateLimitStore store = store(OnStoreFailure.OPEN);
        var away = this.answer;
        for (int i = 0; i < 10; i++) {
            this.answer = (i % 2 == 0) ? away : Mono.just(RateLimitDecision.uncounted());
            take(store);
        }
        assertThat(store.failures()).isEqualTo(5);
        assertThat(store.notAsked()).isZero();
    }

    @Test
    void doesNotLoseTheOnlyAttemptToAClientThatHangsUp() {
        FailoverRateLimitStore store = store(OnStoreFailure.LOCAL);
        take(store);
        take(store);
        pass(Duration.ofSeconds(5));
        this.answer = Mono.never();
        store.tryConsume(this.policy, "key", 1).subscribe().dispose();
        this.answer = Mono.just(new RateLimitDecision(true, 7, 0, this.primary));
        assertThat(take(store).remaining()).isEqualTo(7);
    }

    @Test
    void failsWhenClosed() {
        FailoverRateLimitStore store = store(OnStoreFailure.CLOSED);
        assertThatThrownBy(() -> take(store)).hasMessage("away");
        assertThatThrownBy(() -> take(store)).hasMessage("away");
        assertThatThrownBy(() -> take(store)).isInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void looksAndResetsWhereItCan() {
        FailoverRateLimitStore store = store(OnStoreFailure.LOCAL);
        assertThat(take(store).remaining()).isEqualTo(2);
        assertThat(store.available(this.policy, "key").block()).isEqualTo(2);
        assertThatThrownBy(() -> store.reset(this.policy, "key").block())
                .isInstanceOf(CallNotPermittedException.class);
        assertThat(store.available(this.policy, "key").block()).isEqualTo(3);
        assertThatThrownBy(() -> store(OnStoreFailure.OPEN).available(this.policy, "key").block())
                .isInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void givesBackToThePrimaryStore() {
        FailoverRateLimitStore store = store(OnStoreFailure.LOCAL);
        assertThatThrownBy(() -> store.giveBack(this.policy, "key", 1).block()).hasMessage("away");
        this.answer = Mono.just(RateLimitDecision.uncounted());
        store.giveBack(this.policy, "key", 1).block();
        assertThat(store.failures()).isEqualTo(1);
    }

    private void pass(Duration time) {
        // The circuit is open up to this very moment.
        this.now = this.now.plus(time).plusMillis(1);
    }

    private FailoverRateLimitStore store(OnStoreFailure mode) {
        return new FailoverRateLimitStore(
                this.primary, this.local, mode, this.breaker, RateLimitObserver.NONE);
    }

    private RateLimitDecision take(FailoverRateLimitStore store) {
        return store.tryConsume(this.policy, "key", 1).blockOptional().orElseThrow();
    }

    /** The clock of these tests. */
    private final class SettableClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return FailoverRateLimitStoreTests.this.now;
        }
    }
}
