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
package dev.tertia.http.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;

import org.junit.jupiter.api.Test;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class CorsRouteRulesTests {

    private static CorsPolicy policy(boolean credentials, String... origins) {
        return new CorsPolicy(
                List.of(origins),
                credentials ? List.of("https://*.shop.example.com") : List.of(),
                List.of("GET"),
                List.of(),
                List.of(),
                credentials,
                false,
                Duration.ZERO);
    }

    private static Route route(String path) {
        return new Route(
                Set.of(), PathPatternParser.defaultInstance.parse(path), "handler", List.of());
    }

    @Test
    void mostSpecificPathCounts() {
        CorsRouteRules rules =
                new CorsRouteRules(
                        new CorsFilter(
                                CorsPolicies.byPath(
                                        Map.of(
                                                "/api/**", policy(true, "https://a.example.com"),
                                                "/api/public/**", policy(false, "*")))));
        assertThat(rules.of(route("/api/orders")))
                .containsExactly(
                        new AppliedRule(
                                "/api/**",
                                PathCoverage.ALWAYS,
                                "origins [https://a.example.com, https://*.shop.example.com],"
                                        + " methods [GET], credentials"));
        assertThat(rules.of(route("/api/public/a")))
                .containsExactly(
                        new AppliedRule(
                                "/api/public/**",
                                PathCoverage.ALWAYS,
                                "origins [*], methods [GET]"));
        assertThat(rules.of(route("/{x}/{y}/a")))
                .extracting(AppliedRule::coverage)
                .containsExactly(PathCoverage.SOMETIMES, PathCoverage.SOMETIMES);
        assertThat(rules.of(route("/web"))).isEmpty();
        assertThat(rules.stage()).isEqualTo("cors");
    }

    @Test
    void ownSourceIsUnknown() {
        CorsRouteRules rules =
                new CorsRouteRules(new CorsFilter(new UrlBasedCorsConfigurationSource()));
        assertThat(rules.of(route("/")))
                .containsExactly(
                        new AppliedRule(
                                "unknown",
                                PathCoverage.SOMETIMES,
                                "decided by " + UrlBasedCorsConfigurationSource.class.getName()));
    }
}
