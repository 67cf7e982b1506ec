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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.List;
import java.util.Set;

final class CacheRouteRulesTests {

    private final CacheRouteRules rules = rules("/api/**");

    private static CacheRouteRules rules(String include) {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        return new CacheRouteRules(
                new ResponseCacheFilter(
                        new ResponseCache(
                                new ResponseCacheConfig(
                                        "Tertia",
                                        List.of(PathPatternParser.defaultInstance.parse(include)),
                                        List.of(
                                                CacheRule.of("/api/new", Duration.ZERO),
                                                CacheRule.of(
                                                        "/api/*", Duration.ofSeconds(90), "b", "a"),
                                                CacheRule.of("/web", Duration.ofHours(1))),
                                        defaults.bounds(),
                                        defaults.collapsing(),
                                        defaults.revalidation()))));
    }

    private static Route route(String path, HttpMethod... methods) {
        return new Route(
                Set.of(methods),
                PathPatternParser.defaultInstance.parse(path),
                "handler",
                List.of());
    }

    @Test
    void firstThatMatchesHolds() {
        assertThat(this.rules.of(route("/api/a", HttpMethod.GET, HttpMethod.HEAD)))
                .containsExactly(
                        new AppliedRule(
                                "/api/*", PathCoverage.ALWAYS, "fresh for 1m30s, tags [a, b]"));
        assertThat(this.rules.of(route("/api/new", HttpMethod.GET)))
                .containsExactly(
                        new AppliedRule("/api/new", PathCoverage.ALWAYS, "as the response says"));
        assertThat(this.rules.of(route("/api/{x}", HttpMethod.GET)))
                .extracting(AppliedRule::name)
                .containsExactly("/api/new", "/api/*");
        assertThat(this.rules.stage()).isEqualTo("cache");
    }

    @Test
    void withoutRuleTheResponseDecides() {
        assertThat(this.rules.of(route("/api/a/b", HttpMethod.GET)))
                .containsExactly(
                        new AppliedRule("default", PathCoverage.ALWAYS, "as the response says"));
    }

    @Test
    void otherPathsAndMethodsPass() {
        assertThat(this.rules.of(route("/web", HttpMethod.GET))).isEmpty();
        assertThat(this.rules.of(route("/api/a", HttpMethod.POST))).isEmpty();
        assertThat(this.rules.of(route("/api/a")))
                .extracting(AppliedRule::coverage)
                .containsExactly(PathCoverage.SOMETIMES);
        assertThat(this.rules.of(route("/{x}", HttpMethod.GET)))
                .extracting(AppliedRule::name)
                .containsExactly("default");
    }
}
