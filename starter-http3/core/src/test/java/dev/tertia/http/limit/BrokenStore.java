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

/** A store that gives one answer to all. */
public class BrokenStore implements RateLimitStore {

    private final Mono<RateLimitDecision> answer;

    private int asked;

    public BrokenStore(Mono<RateLimitDecision> answer) {
        this.answer = answer;
    }

    public int asked() {
        return this.asked;
    }

    @Override
    public Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost) {
        this.asked++;
        return this.answer;
    }

    @Override
    public Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost) {
        this.asked++;
        return this.answer.then();
    }

    @Override
    public Mono<Long> available(RateLimitPolicy policy, String key) {
        return this.answer.map(RateLimitDecision::remaining);
    }

    @Override
    public Mono<Void> reset(RateLimitPolicy policy, String key) {
        return this.answer.then();
    }
}
