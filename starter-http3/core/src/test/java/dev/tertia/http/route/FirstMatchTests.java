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
package dev.tertia.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

final class FirstMatchTests {

    private final FirstMatch<String> rules =
            new FirstMatch<>(
                    List.of(
                            rule("special", "/orders/7"),
                            rule("write", "/orders/{id}", HttpMethod.POST),
                            rule("read", "/orders/{id}", HttpMethod.GET),
                            rule("hidden", "/orders/7", HttpMethod.GET),
                            rule("orders", "/orders/**"),
                            rule("default", "/**")));

    private static FirstMatch.Candidate<String> rule(
            String name, String path, HttpMethod... methods) {
        return new FirstMatch.Candidate<>(name, Set.of(methods), pattern(path));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private static Route route(String path, HttpMethod... methods) {
        return new Route(Set.of(methods), pattern(path), "handler", List.of());
    }

    private static Route at(Route route, String path) {
        return Objects.requireNonNull(route.at(PathContainer.parsePath(path)));
    }

    @Test
    void oneHolds() {
        assertThat(this.rules.of(route("/products", HttpMethod.GET)))
                .isEqualTo(Map.of("default", PathCoverage.ALWAYS));
        assertThat(this.rules.of(route("/orders", HttpMethod.GET)))
                .isEqualTo(Map.of("orders", PathCoverage.ALWAYS));
        assertThat(this.rules.of(route("/orders/7", HttpMethod.POST)))
                .isEqualTo(Map.of("special", PathCoverage.ALWAYS));
        assertThat(this.rules.of(route("/orders/8", HttpMethod.HEAD, HttpMethod.GET)))
                .isEqualTo(Map.of("read", PathCoverage.ALWAYS));
    }

    @Test
    void whatIsHiddenByOthersIsLeftOut() {
        assertThat(this.rules.of(route("/orders/{id}", HttpMethod.GET)))
                .containsExactly(
                        Map.entry("special", PathCoverage.SOMETIMES),
                        Map.entry("read", PathCoverage.SOMETIMES));
    }

    @Test
    void methodsMeetDifferentRules() {
        assertThat(this.rules.of(route("/orders/8", HttpMethod.GET, HttpMethod.DELETE)))
                .containsExactly(
                        Map.entry("read", PathCoverage.SOMETIMES),
                        Map.entry("orders", PathCoverage.SOMETIMES));
        assertThat(this.rules.of(route("/orders/8"))).containsOnlyKeys("write", "read", "orders");
    }

    @Test
    void onePathIsExact() {
        Route route = route("/orders/{id}", HttpMethod.GET);
        assertThat(this.rules.of(at(route, "/orders/7")))
                .isEqualTo(Map.of("special", PathCoverage.ALWAYS));
        assertThat(this.rules.of(at(route, "/orders/8")))
                .isEqualTo(Map.of("read", PathCoverage.ALWAYS));
        assertThat(route.at(PathContainer.parsePath("/products"))).isNull();
    }

    @Test
    void nothingMayHold() {
        FirstMatch<String> few = new FirstMatch<>(List.of(rule("a", "/a"), rule("b", "/b")));
        assertThat(few.of(route("/c"))).isEmpty();
        assertThat(few.of(route("/{x}"))).containsOnlyKeys("a", "b");
        assertThat(few.of(route("/a/**"))).isEqualTo(Map.of("a", PathCoverage.SOMETIMES));
    }

    @Test
    void ruleCoversByMethodAndPath() {
        Route route = route("/a/{x}", HttpMethod.GET, HttpMethod.HEAD);
        List<PathPattern> paths = List.of(pattern("/a/**"));
        assertThat(route.coveredBy(Set.of(HttpMethod.GET), paths)).isEqualTo(PathCoverage.ALWAYS);
        assertThat(route.coveredBy(Set.of(HttpMethod.HEAD), paths))
                .isEqualTo(PathCoverage.SOMETIMES);
        assertThat(route.coveredBy(Set.of(HttpMethod.PUT), paths)).isEqualTo(PathCoverage.NEVER);
        assertThat(route.coveredBy(Set.of(), List.of(pattern("/b")))).isEqualTo(PathCoverage.NEVER);
        assertThat(route("/a/{x}").coveredBy(Set.of(HttpMethod.PUT), paths))
                .isEqualTo(PathCoverage.SOMETIMES);
        assertThat(at(route, "/a/1").coveredBy(Set.of(), List.of(pattern("/a/1"))))
                .isEqualTo(PathCoverage.ALWAYS);
        assertThat(at(route, "/a/2").coveredBy(Set.of(), List.of(pattern("/a/1"))))
                .isEqualTo(PathCoverage.NEVER);
    }
}
