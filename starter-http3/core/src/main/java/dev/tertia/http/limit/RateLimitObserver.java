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
 * Learns what becomes of requests, for metrics. Called on event loops: it must be thread-safe, fast
 * and throw nothing.
 *
 * @since 0.1.0
 */
public interface RateLimitObserver {

    /** Does nothing. */
    RateLimitObserver NONE = new RateLimitObserver() {};

    /**
     * Tells several observers.
     *
     * @param observers who is told, in that order
     * @return an observer that tells them
     */
    static RateLimitObserver of(List<RateLimitObserver> observers) {
        return observers.isEmpty() ? NONE : new RateLimitObservers(observers);
    }

    /**
     * Learns what a policy has done to a request.
     *
     * @param policy the policy
     * @param outcome what it has done
     */
    default void decision(RateLimitPolicy policy, RateLimitOutcome outcome) {}

    /**
     * Learns that a store has answered.
     *
     * @param policy the policy that was asked for
     * @param nanos how long the request has waited for it, in nanoseconds
     */
    default void storeAnswer(RateLimitPolicy policy, long nanos) {}

    /**
     * Learns that a store did not answer, whatever became of the request.
     *
     * @param policy the policy that was asked for
     * @param failure what has failed
     */
    default void storeFailure(RateLimitPolicy policy, Throwable failure) {}
}
