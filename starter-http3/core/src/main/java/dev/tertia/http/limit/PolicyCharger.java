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

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/** Asks the store for the tokens of a request, for all its policies at once. Thread-safe. */
final class PolicyCharger {

    private final RateLimitStore store;

    private final RateLimitObserver observer;

    PolicyCharger(RateLimitStore store, RateLimitObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    /** Returns the charges in the order of the policies, without those that do not apply. */
    Mono<List<Charge>> charge(ServerWebExchange exchange, List<ActivePolicy> matching) {
        if (matching.size() == 1) {
            // That is what most requests have, and it needs no queues.
            return Mono.defer(() -> charge(exchange, matching.getFirst()))
                    .map(List::of)
                    .defaultIfEmpty(List.of());
        }
        return Flux.fromIterable(matching)
                .flatMapSequential(active -> charge(exchange, active))
                .collectList();
    }

    /** Gives back the tokens of a request that is refused. */
    Mono<Void> giveBack(List<Charge> charges) {
        return Flux.fromIterable(charges).flatMap(this::giveBack).then();
    }

    private Mono<Charge> charge(ServerWebExchange exchange, ActivePolicy active) {
        return active.policy()
                .key()
                .resolve(exchange)
                .defaultIfEmpty("")
                .filter(key -> !key.isEmpty() || active.policy().emptyKey() == EmptyKey.SHARE)
                .map(BoundedKey::of)
                .flatMap(key -> tryConsume(active, key));
    }

    private Mono<Charge> tryConsume(ActivePolicy active, String key) {
        RateLimitPolicy policy = active.policy();
        return timed(policy, this.store.tryConsume(policy, key, policy.cost()))
                // A store without an answer has failed: it must not be taken for a yes.
                .single()
                .map(decision -> new Charge(active, key, decision))
                .onErrorResume(failure -> {
                    this.observer.storeFailure(policy, failure);
                    return Mono.just(new Charge(active, key, null));
                });
    }

    private Mono<RateLimitDecision> timed(RateLimitPolicy policy, Mono<RateLimitDecision> call) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return call.doOnNext(
                    decision -> this.observer.storeAnswer(policy, System.nanoTime() - start));
        });
    }

    private Mono<Void> giveBack(Charge charge) {
        // Tokens that cannot be given back are lost: that admits less, not more.
        return charge.giveBack()
                .onErrorResume(failure -> {
                    this.observer.storeFailure(charge.policy(), failure);
                    return Mono.empty();
                });
    }
}
