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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.util.List;

final class StoreFailureTests {

    private final Requests requests = new Requests();

    @Test
    void refusesWithReducedCapacity() {
        this.requests.store(new BrokenStore(Mono.error(new IllegalStateException("away"))));
        this.requests.policies(Policies.perMinute("burst", 1));
        var problem = this.requests.sendRefused();
        assertThat(problem.getStatusCode().value()).isEqualTo(503);
        assertThat(problem.getBody().getType())
                .hasToString(
                        "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity");
        assertThat(problem.getBody().getProperties())
                .containsEntry("violated-policies", List.of("burst"));
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(this.requests.header("RateLimit-Policy")).isEqualTo("\"burst\";q=1;w=60");
        assertThat(this.requests.header("RateLimit")).isNull();
        assertThat(this.requests.decisions()).isEqualTo("unavailable:burst");
        assertThat(this.requests.seen()).containsExactly("burst failed: away", "burst unavailable");
    }

    @Test
    void takesNoAnswerForAFailure() {
        this.requests.store(new BrokenStore(Mono.empty()));
        this.requests.policies(Policies.perMinute("burst", 1));
        assertThat(this.requests.sendRefused().getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void refusesNothingInShadowMode() {
        this.requests.store(new BrokenStore(Mono.error(new IllegalStateException("away"))));
        this.requests.policies(Policies.perMinute("burst", 1).withShadow(true));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.decisions()).isEqualTo("uncounted:burst");
    }

    @Test
    void letsRequestsThroughThatAStoreDoesNotCount() {
        this.requests.store(new BrokenStore(Mono.just(RateLimitDecision.uncounted())));
        this.requests.policies(Policies.perMinute("burst", 1));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.header("RateLimit-Policy")).isEqualTo("\"burst\";q=1;w=60");
        assertThat(this.requests.header("RateLimit")).isNull();
        assertThat(this.requests.decisions()).isEqualTo("uncounted:burst");
        assertThat(this.requests.count("burst", RateLimitOutcome.UNCOUNTED)).isEqualTo(1);
    }

    @Test
    void givesBackToTheStoreThatHasCounted() {
        var counting = new BrokenStore(Mono.error(new IllegalStateException("too late")));
        this.requests.store(
                new BrokenStore(Mono.empty()) {
                    @Override
                    public Mono<RateLimitDecision> tryConsume(
                            RateLimitPolicy policy, String key, long cost) {
                        boolean first = policy.name().equals("first");
                        return Mono.just(new RateLimitDecision(first, 0, 0, counting));
                    }
                });
        this.requests.policies(
                Policies.perMinute("first", 1).withCost(1), Policies.perMinute("second", 1));
        assertThat(this.requests.sendRefused().getStatusCode().value()).isEqualTo(429);
        assertThat(counting.asked()).isEqualTo(1);
        assertThat(this.requests.seen())
                .containsExactly("first given-back", "second refused", "first failed: too late");
    }
}
