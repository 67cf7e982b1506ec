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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class AccessRulesTests {

    private static final AccessRules RULES =
            new AccessRules(
                    List.of(
                            rule("all", Set.of(), Access.AUTHENTICATED, "/orders/**"),
                            rule("write", Set.of(HttpMethod.POST), Access.DENY, "/orders/**"),
                            rule("read", Set.of(HttpMethod.GET), Access.PERMIT, "/orders/{id}"),
                            rule("public", Set.of(), Access.PERMIT, "/", "/assets/**")),
                    Access.DENY);

    private static AccessRule rule(
            String name, Set<HttpMethod> methods, Access access, String... paths) {
        return new AccessRule(name, paths(paths), methods, access, Set.of());
    }

    private static List<PathPattern> paths(String... paths) {
        return Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /orders/1,       read",
        "HEAD,   /orders/1,       read",
        "POST,   /orders/1,       write",
        "DELETE, /orders/1,       all",
        "GET,    /orders/1/lines, all",
        "POST,   /orders,         write",
        "GET,    /,               public",
        "GET,    /assets/a/b.css, public",
        "GET,    /assetsx,        default",
        "GET,    /Orders/1,       default",
        "GET,    /orders/1/,      all"
    })
    void mostSpecificRuleCounts(String method, String path, String rule) {
        MockServerHttpRequest request =
                MockServerHttpRequest.method(HttpMethod.valueOf(method), path).build();
        assertThat(RULES.find(request).name()).isEqualTo(rule);
    }

    @Test
    void ruleNeedsPaths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("empty", Set.of(), Access.PERMIT))
                .withMessageContaining("'empty' has no paths");
    }

    @Test
    void scopesAndTheirNeedGoTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("a", Set.of(), Access.SCOPE, "/"))
                .withMessageContaining("SCOPE");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new AccessRule("b", paths("/"), Set.of(), Access.PERMIT, Set.of("x")))
                .withMessageContaining("[x]");
    }

    @Test
    void defaultCannotNeedScopes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRules(List.of(), Access.SCOPE));
    }
}
