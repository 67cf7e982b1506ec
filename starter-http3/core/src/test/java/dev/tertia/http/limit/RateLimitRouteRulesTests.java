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

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.List;
import java.util.Set;

final class RateLimitRouteRulesTests {

    private static final Route ORDERS =
            new Route(
                    Set.of(HttpMethod.GET, HttpMethod.HEAD),
                    PathPatternParser.defaultInstance.parse("/orders/{id}"),
                    "orders",
                    List.of());

    private static RateLimitPolicy policy(String name, RateLimitStage stage) {
        KeyResolver key = KeyResolver.header("X-A").describedAs("header:X-A");
        return RateLimitPolicy.of(
                name, RateLimitBandwidth.of(100, Duration.ofMinutes(1)), key, stage);
    }

    private static RateLimitRouteRules rules(RateLimitPolicy... list) {
        RateLimitPolicies policies =
                new RateLimitPolicies(List.of(list), new LocalRateLimitStore(10));
        return new RateLimitRouteRules(
                List.of(
                        new RateLimitFilter(
                                RateLimitStage.BEFORE_AUTHENTICATION,
                                policies,
                                RateLimitObserver.NONE,
                                true),
                        new RateLimitFilter(
                                RateLimitStage.AFTER_AUTHENTICATION,
                                policies,
                                RateLimitObserver.NONE,
                                true)));
    }

    @Test
    void allThatMatchCount() {
        RateLimitPolicy all = policy("all", RateLimitStage.AFTER_AUTHENTICATION);
        RateLimitPolicy some =
                policy("some", RateLimitStage.BEFORE_AUTHENTICATION)
                        .withScope(RateLimitScope.ofPaths("/orders/7", "/login"));
        RateLimitPolicy write =
                all.withScope(RateLimitScope.everything().withMethods(HttpMethod.POST));
        assertThat(rules(all, some).of(ORDERS))
                .containsExactly(
                        new AppliedRule("some", PathCoverage.SOMETIMES, "100 in 1m by header:X-A"),
                        new AppliedRule("all", PathCoverage.ALWAYS, "100 in 1m by header:X-A"));
        assertThat(rules(write).of(ORDERS)).isEmpty();
        assertThat(rules().stage()).isEqualTo("rate-limit");
    }

    @Test
    void textHasWhatDiffersFromTheUsual() {
        RateLimitPolicy policy =
                policy("all", RateLimitStage.BEFORE_AUTHENTICATION)
                        .withBandwidths(
                                new RateLimitBandwidth(20, 10, Duration.ofSeconds(90)),
                                RateLimitBandwidth.of(100, Duration.ofHours(24)))
                        .withCost(5)
                        .withShadow(true);
        assertThat(rules(policy).of(ORDERS))
                .extracting(AppliedRule::effect)
                .containsExactly(
                        "20 at once, 10 in 1m30s and 100 in 24h by header:X-A, each costs 5,"
                                + " shadow: counts only");
    }

    @Test
    void keysDescribeThemselves() {
        KeyResolver plain = KeyResolver.of(exchange -> "x");
        assertThat(plain.description()).isEqualTo("a key of its own");
        assertThat(
                        KeyResolver.composite(plain.describedAs("a"), plain.describedAs("b"))
                                .description())
                .isEqualTo("a and b");
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        assertThat(plain.describedAs("a").resolve(exchange).block()).isEqualTo("x");
    }
}
