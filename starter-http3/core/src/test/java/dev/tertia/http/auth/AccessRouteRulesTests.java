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
package dev.tertia.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Set;

final class AccessRouteRulesTests {

    private final AccessRouteRules rules =
            new AccessRouteRules(
                    new AccessRules(
                            List.of(
                                    rule("public", "/", Set.of(), Access.PERMIT),
                                    rule("orders", "/orders/**", Set.of(), Access.AUTHENTICATED),
                                    rule(
                                            "write",
                                            "/orders/**",
                                            Set.of(HttpMethod.POST),
                                            Access.SCOPE,
                                            "write",
                                            "admin")),
                            Access.DENY));

    private static AccessRule rule(
            String name, String path, Set<HttpMethod> methods, Access access, String... scopes) {
        return new AccessRule(
                name,
                List.of(PathPatternParser.defaultInstance.parse(path)),
                methods,
                access,
                Set.of(scopes));
    }

    private List<AppliedRule> of(String path, HttpMethod... methods) {
        return this.rules.of(
                new Route(
                        Set.of(methods),
                        PathPatternParser.defaultInstance.parse(path),
                        "handler",
                        List.of()));
    }

    @Test
    void firstThatMatchesCounts() {
        assertThat(of("/", HttpMethod.GET))
                .containsExactly(new AppliedRule("public", PathCoverage.ALWAYS, "everybody"));
        assertThat(of("/orders/{id}", HttpMethod.GET))
                .containsExactly(
                        new AppliedRule("orders", PathCoverage.ALWAYS, "valid credentials"));
        assertThat(of("/orders", HttpMethod.POST))
                .containsExactly(
                        new AppliedRule("write", PathCoverage.ALWAYS, "scope admin or write"));
        assertThat(of("/orders", HttpMethod.POST, HttpMethod.PUT))
                .extracting(AppliedRule::name, AppliedRule::coverage)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("write", PathCoverage.SOMETIMES),
                        org.assertj.core.groups.Tuple.tuple("orders", PathCoverage.SOMETIMES));
    }

    @Test
    void restFallsToTheDefault() {
        assertThat(of("/products"))
                .containsExactly(new AppliedRule("default", PathCoverage.ALWAYS, "nobody"));
        assertThat(this.rules.stage()).isEqualTo("access");
    }
}
