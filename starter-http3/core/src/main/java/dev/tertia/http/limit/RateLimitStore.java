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

/**
 * Keeps the token buckets: one for each name of a policy and key. Thread-safe, never blocks.
 *
 * <p>Of any bucket no more tokens are taken than its capacity and what came back since it was first
 * used, however many requests come at once. All methods act when they are subscribed to, each time.
 * A store that cannot answer signals an error, for which {@code RateLimitFilter} answers 503.
 *
 * @since 0.1.0
 */
public interface RateLimitStore {

    /**
     * Takes tokens if there are enough.
     *
     * @param policy the policy; a bucket whose policy has other bandwidths than before keeps its
     *     tokens, as far as they fit
     * @param key the key, in the length that it shall be stored
     * @param cost tokens to take, 1 to {@link RateLimitPolicy#capacity()}
     * @return the decision
     * @throws IllegalArgumentException if the cost is out of its range, perhaps as an error of the
     *     result
     */
    Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost);

    /**
     * Gives back the tokens of a request that was refused for another reason. The bucket is then
     * exactly as if they had not been taken; only a reset in between makes it fuller than that,
     * never fuller than its capacity.
     *
     * @param policy the policy
     * @param key the key
     * @param cost tokens that {@link #tryConsume} of this store has taken
     * @return the end
     */
    Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost);

    /**
     * Returns the tokens that a request could take now.
     *
     * @param policy the policy
     * @param key the key
     * @return the tokens, 0 or more
     */
    Mono<Long> available(RateLimitPolicy policy, String key);

    /**
     * Fills a bucket.
     *
     * @param policy the policy
     * @param key the key
     * @return the end
     */
    Mono<Void> reset(RateLimitPolicy policy, String key);
}
