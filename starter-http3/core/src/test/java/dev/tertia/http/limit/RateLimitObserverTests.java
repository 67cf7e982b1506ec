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
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

final class RateLimitObserverTests {

    private final List<String> seen = new ArrayList<>();

    private RateLimitObserver observer(String name) {
        return new RateLimitObserver() {
            @Override
            public void decision(RateLimitPolicy policy, RateLimitOutcome outcome) {
                RateLimitObserverTests.this.seen.add(name + " " + outcome);
            }

            @Override
            public void storeAnswer(RateLimitPolicy policy, long nanos) {
                assertThat(nanos).isNotNegative();
                RateLimitObserverTests.this.seen.add(name + " answered");
            }

            @Override
            public void storeFailure(RateLimitPolicy policy, Throwable failure) {
                RateLimitObserverTests.this.seen.add(name + " " + failure.getMessage());
            }
        };
    }

    private void send(RateLimitStore store) {
        RateLimitPolicy policy = Policies.perMinute("burst", 1);
        new RateLimitFilter(
                        policy.stage(),
                        new RateLimitPolicies(List.of(policy), store),
                        RateLimitObserver.of(List.of(observer("one"), observer("two"))),
                        true)
                .filter(
                        MockServerWebExchange.from(MockServerHttpRequest.get("/")),
                        exchange -> Mono.empty())
                .onErrorComplete()
                .block();
    }

    @Test
    void allAreToldOfAnAnswer() {
        send(new LocalRateLimitStore(10));
        assertThat(this.seen)
                .containsExactly("one answered", "two answered", "one admitted", "two admitted");
    }

    @Test
    void allAreToldOfAFailure() {
        send(new BrokenStore(Mono.error(new IllegalStateException("away"))));
        assertThat(this.seen)
                .containsExactly("one away", "two away", "one unavailable", "two unavailable");
    }

    @Test
    void nobodyIsToldOfNothing() {
        assertThat(RateLimitObserver.of(List.of())).isSameAs(RateLimitObserver.NONE);
    }
}
