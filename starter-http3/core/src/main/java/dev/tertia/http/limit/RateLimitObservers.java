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

import java.util.List;

/**
 * Tells several observers. Thread-safe if they are.
 *
 * @param observers who is told, in that order
 */
record RateLimitObservers(List<RateLimitObserver> observers) implements RateLimitObserver {

    RateLimitObservers {
        observers = List.copyOf(observers);
    }

    @Override
    public void decision(RateLimitPolicy policy, RateLimitOutcome outcome) {
        this.observers.forEach(observer -> observer.decision(policy, outcome));
    }

    @Override
    public void storeAnswer(RateLimitPolicy policy, long nanos) {
        this.observers.forEach(observer -> observer.storeAnswer(policy, nanos));
    }

    @Override
    public void storeFailure(RateLimitPolicy policy, Throwable failure) {
        this.observers.forEach(observer -> observer.storeFailure(policy, failure));
    }
}
