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
package dev.tertia.benchmarks.limit;

import dev.tertia.http.limit.RateLimitDecision;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

import reactor.core.CoreSubscriber;

/** Takes a decision that is made while it subscribes. */
final class Decision implements CoreSubscriber<RateLimitDecision> {

    private @Nullable RateLimitDecision value;

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RateLimitDecision decision) {
        this.value = decision;
    }

    @Override
    public void onError(Throwable failure) {
        throw new IllegalStateException("The store has failed", failure);
    }

    @Override
    public void onComplete() {}

    RateLimitDecision get() {
        if (this.value == null || !this.value.admitted()) {
            throw new IllegalStateException("No bucket may get empty here");
        }
        return this.value;
    }
}
