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

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The policies of an application, which can change while it runs. Thread-safe: a request sees the
 * policies as they are before or after a change, never in between.
 *
 * @since 0.1.0
 */
public final class RateLimitPolicies {

    private final RateLimitStore store;

    private volatile List<ActivePolicy> active;

    /**
     * Creates the registry.
     *
     * @param policies the policies, in the order in which clients see them
     * @param store keeps their buckets
     * @throws IllegalArgumentException if two policies have the same name
     */
    public RateLimitPolicies(Collection<RateLimitPolicy> policies, RateLimitStore store) {
        this.store = store;
        Set<String> names = new HashSet<>();
        for (RateLimitPolicy policy : policies) {
            Checks.check(
                    names.add(policy.name()),
                    "Two policies are named '%s': rename one".formatted(policy.name()));
        }
        this.active = policies.stream().map(ActivePolicy::of).toList();
    }

    /**
     * Returns the policies as they are now.
     *
     * @return a list that does not change
     */
    public List<RateLimitPolicy> list() {
        return this.active.stream().map(ActivePolicy::policy).toList();
    }

    /**
     * Replaces the policy of that name. Its counters go on. Each bucket keeps its tokens, as far as
     * they fit, from its next request on; an unused one is new at the time when it would have been
     * full before.
     *
     * @param policy the new policy
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public synchronized void replace(RateLimitPolicy policy) {
        ActivePolicy replaced = find(policy.name());
        List<ActivePolicy> changed = new ArrayList<>(this.active);
        changed.set(changed.indexOf(replaced), replaced.replacedBy(policy));
        this.active = List.copyOf(changed);
    }

    /**
     * Puts a policy into shadow mode, or in force. Its buckets stay as they are.
     *
     * @param name the name of the policy
     * @param shadow whether it refuses nothing
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public synchronized void setShadow(String name, boolean shadow) {
        replace(find(name).policy().withShadow(shadow));
    }

    /**
     * Fills the bucket of a key.
     *
     * @param name the name of the policy
     * @param key the key as its resolver finds it
     * @return the end
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public Mono<Void> reset(String name, String key) {
        return this.store.reset(find(name).policy(), BoundedKey.of(key));
    }

    /**
     * Returns the tokens of a key.
     *
     * @param name the name of the policy
     * @param key the key as its resolver finds it
     * @return the tokens that a request could take now
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public Mono<Long> available(String name, String key) {
        return this.store.available(find(name).policy(), BoundedKey.of(key));
    }

    /**
     * Returns how often a policy had an outcome since the start.
     *
     * @param name the name of the policy
     * @param outcome the outcome
     * @return the number of requests
     * @throws IllegalArgumentException if there is no policy of that name
     */
    public long count(String name, RateLimitOutcome outcome) {
        return find(name).counted(outcome);
    }

    List<ActivePolicy> active() {
        return this.active;
    }

    RateLimitStore store() {
        return this.store;
    }

    private ActivePolicy find(String name) {
        return this.active.stream()
                .filter(candidate -> candidate.policy().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No policy is named '%s': there are %s".formatted(name, names())));
    }

    private List<String> names() {
        return list().stream().map(RateLimitPolicy::name).toList();
    }
}
