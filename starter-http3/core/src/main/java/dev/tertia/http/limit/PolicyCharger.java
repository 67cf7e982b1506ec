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

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Asks the store for the tokens of a request, for all its policies at once. Thread-safe. */
final class PolicyCharger {

    private final RateLimitStore store;

    private final RateLimitObserver observer;

    PolicyCharger(RateLimitStore store, RateLimitObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    /**
     * Returns the charges in the order of the policies, without those that do not apply. Stores
     * that answer at once are asked here, and not when somebody subscribes.
     */
    Mono<List<Charge>> charge(ServerWebExchange exchange, List<ActivePolicy> matching) {
        List<Mono<Charge>> charges = new ArrayList<>(matching.size());
        boolean immediate = true;
        for (ActivePolicy active : matching) {
            Mono<Charge> charge = charge(exchange, active);
            charges.add(charge);
            immediate &= ImmediateMono.is(charge);
        }
        return immediate
                ? Mono.just(values(charges))
                : Flux.fromIterable(charges).flatMapSequential(charge -> charge).collectList();
    }

    private static List<Charge> values(List<Mono<Charge>> immediate) {
        List<Charge> charges = new ArrayList<>(immediate.size());
        for (Mono<Charge> mono : immediate) {
            Charge charge = ImmediateMono.value(mono);
            if (charge != null) {
                charges.add(charge);
            }
        }
        return charges;
    }

    /** Gives back the tokens of a request that is refused. */
    Mono<Void> giveBack(List<Charge> charges) {
        return Flux.fromIterable(charges).flatMap(this::giveBack).then();
    }

    private Mono<Charge> charge(ServerWebExchange exchange, ActivePolicy active) {
        Mono<String> key = active.policy().key().resolve(exchange);
        return ImmediateMono.is(key)
                ? tryConsume(active, ImmediateMono.value(key))
                : key.defaultIfEmpty("").flatMap(found -> tryConsume(active, found));
    }

    private Mono<Charge> tryConsume(ActivePolicy active, @Nullable String found) {
        RateLimitPolicy policy = active.policy();
        if ((found == null || found.isEmpty()) && policy.emptyKey() != EmptyKey.SHARE) {
            return Mono.empty();
        }
        String key = BoundedKey.of((found != null) ? found : "");
        Mono<RateLimitDecision> decision = this.store.tryConsume(policy, key, policy.cost());
        return ImmediateMono.is(decision)
                ? Mono.just(decideNow(active, key, decision))
                : decideLater(active, key, decision);
    }

    private Charge decideNow(ActivePolicy active, String key, Mono<RateLimitDecision> answer) {
        long start = System.nanoTime();
        try {
            RateLimitDecision decision = ImmediateMono.value(answer);
            if (decision == null) {
                throw new NoSuchElementException("The store has not answered");
            }
            this.observer.storeAnswer(active.policy(), System.nanoTime() - start);
            return new Charge(active, key, decision);
        } catch (RuntimeException ex) {
            this.observer.storeFailure(active.policy(), ex);
            return new Charge(active, key, null);
        }
    }

    private Mono<Charge> decideLater(
            ActivePolicy active, String key, Mono<RateLimitDecision> answer) {
        RateLimitPolicy policy = active.policy();
        return timed(policy, answer)
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
