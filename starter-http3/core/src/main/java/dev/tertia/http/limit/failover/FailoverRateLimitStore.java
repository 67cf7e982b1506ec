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

import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitObserver;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStore;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import reactor.core.publisher.Mono;

/**
 * A store that can do without the one it asks. Thread-safe.
 *
 * <p>After some failures in a row it does not ask for a while, then tries with one request: see
 * {@link StoreCircuit}. It sets no time limit of its own; the primary store must. A decision names
 * the store that has counted, which gets back what is given back.
 *
 * @since 0.1.0
 */
public final class FailoverRateLimitStore implements RateLimitStore {

    private static final String PROBED_KEY = "probe";

    private final RateLimitStore primary;

    private final RateLimitStore local;

    private final OnStoreFailure mode;

    private final StoreCircuit circuit;

    private final RateLimitObserver observer;

    /**
     * Creates a store.
     *
     * @param primary the store to ask first
     * @param local the store for {@link OnStoreFailure#LOCAL}
     * @param mode what to do without the primary store
     * @param breaker when not to ask it, such as {@link StoreCircuit#breaker}
     * @param observer learns the failures, unless the mode is {@link OnStoreFailure#CLOSED}: then
     *     they reach the filter, which tells its own observer
     */
    public FailoverRateLimitStore(
            RateLimitStore primary,
            RateLimitStore local,
            OnStoreFailure mode,
            CircuitBreaker breaker,
            RateLimitObserver observer) {
        this.primary = primary;
        this.local = local;
        this.mode = mode;
        this.circuit = new StoreCircuit(breaker);
        this.observer = observer;
    }

    @Override
    public Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost) {
        return this.circuit
                .guard(this.primary.tryConsume(policy, key, cost))
                .onErrorResume(failure -> withoutPrimary(policy, key, cost, failure));
    }

    /**
     * Gives tokens back to the primary store. Better ask the store that the decision names.
     *
     * @param policy the policy
     * @param key the key
     * @param cost the tokens
     * @return the end, or an error if the primary store does not answer
     */
    @Override
    public Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost) {
        return this.circuit.guard(this.primary.giveBack(policy, key, cost));
    }

    @Override
    public Mono<Long> available(RateLimitPolicy policy, String key) {
        Mono<Long> asked = this.circuit.guard(this.primary.available(policy, key));
        return (this.mode == OnStoreFailure.LOCAL)
                ? asked.onErrorResume(failure -> this.local.available(policy, key))
                : asked;
    }

    /**
     * Fills the bucket in both stores.
     *
     * @param policy the policy
     * @param key the key
     * @return the end, or an error if the primary store does not answer
     */
    @Override
    public Mono<Void> reset(RateLimitPolicy policy, String key) {
        return this.local
                .reset(policy, key)
                .then(this.circuit.guard(this.primary.reset(policy, key)));
    }

    /**
     * Asks the primary store whether it answers, as a request would, so that it is asked again by
     * requests once it does. Nothing is taken from any bucket.
     *
     * @param policy one of the policies it is used for
     * @return the end, or an error if it does not answer or has failed too often to be asked
     */
    public Mono<Void> probe(RateLimitPolicy policy) {
        return this.circuit.guard(this.primary.available(policy, PROBED_KEY)).then();
    }

    /**
     * Tells whether requests ask the primary store now, or leave it in peace because it has failed.
     *
     * @return whether they do
     */
    public boolean isAsked() {
        return this.circuit.isClosed();
    }

    /**
     * Returns what becomes of requests while the primary store does not answer.
     *
     * @return the mode
     */
    public OnStoreFailure onFailure() {
        return this.mode;
    }

    /**
     * Returns how many calls of the primary store have failed.
     *
     * @return the number since the start
     */
    public long failures() {
        return this.circuit.failures();
    }

    /**
     * Returns how often the primary store was not asked, because it had failed before.
     *
     * @return the number since the start
     */
    public long notAsked() {
        return this.circuit.notPermitted();
    }

    private Mono<RateLimitDecision> withoutPrimary(
            RateLimitPolicy policy, String key, long cost, Throwable failure) {
        if (this.mode == OnStoreFailure.CLOSED) {
            return Mono.error(failure);
        }
        this.observer.storeFailure(policy, failure);
        return (this.mode == OnStoreFailure.LOCAL)
                ? this.local.tryConsume(policy, key, cost)
                : Mono.just(RateLimitDecision.uncounted());
    }
}
