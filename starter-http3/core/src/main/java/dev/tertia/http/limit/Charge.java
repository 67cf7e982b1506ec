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

import reactor.core.publisher.Mono;

/**
 * What one policy says to one request.
 *
 * @param decision what its store said, or {@code null} if it did not answer
 */
record Charge(ActivePolicy active, String key, @Nullable RateLimitDecision decision) {

    RateLimitPolicy policy() {
        return this.active.policy();
    }

    /** Returns the outcome as far as this policy alone is concerned. */
    RateLimitOutcome outcome() {
        boolean shadow = policy().shadow();
        if (this.decision == null) {
            return shadow ? RateLimitOutcome.UNCOUNTED : RateLimitOutcome.UNAVAILABLE;
        }
        if (!this.decision.admitted()) {
            return shadow ? RateLimitOutcome.SHADOW_REFUSED : RateLimitOutcome.REFUSED;
        }
        return (this.decision.store() != null)
                ? RateLimitOutcome.ADMITTED
                : RateLimitOutcome.UNCOUNTED;
    }

    /** Returns the tokens to the store that gave them. */
    Mono<Void> giveBack() {
        return (this.decision != null && this.decision.admitted() && this.decision.store() != null)
                ? this.decision.store().giveBack(policy(), this.key, policy().cost())
                : Mono.empty();
    }

    /** Returns the item of the field RateLimit, or {@code null} if nothing is known. */
    @Nullable String limitItem(boolean givenBack) {
        if (this.decision == null || this.decision.store() == null) {
            return null;
        }
        long remaining = this.decision.remaining() + (givenBack ? policy().cost() : 0);
        long requests = Math.min(remaining, policy().capacity()) / policy().cost();
        return "\"" + policy().name() + "\";r=" + requests + ";t=" + waitSeconds();
    }

    long waitSeconds() {
        return (this.decision != null) ? ActivePolicy.ceilSeconds(this.decision.waitNanos()) : 1;
    }
}
