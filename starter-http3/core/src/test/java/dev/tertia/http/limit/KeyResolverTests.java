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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Mono;

import java.security.Principal;
import java.util.List;

final class KeyResolverTests {

    private final ServerWebExchange exchange =
            MockServerWebExchange.from(
                    MockServerHttpRequest.get("/api/users/7")
                            .header("X-Api-Key", "one", "two")
                            .header("X-Empty", ""));

    @Test
    void takesTheFirstValueOfAHeader() {
        assertThat(key(KeyResolver.header("x-api-key"))).isEqualTo("one");
        assertThat(key(KeyResolver.header("X-Absent"))).isNull();
    }

    @Test
    void takesTheNameOfThePrincipal() {
        Principal principal = () -> "ada";
        var authenticated = this.exchange.mutate().principal(Mono.just(principal)).build();
        assertThat(KeyResolver.principal().resolve(authenticated).block()).isEqualTo("ada");
        assertThat(key(KeyResolver.principal())).isNull();
    }

    @Test
    void takesTheFirstPatternThatMatches() {
        var parser = PathPatternParser.defaultInstance;
        var resolver =
                KeyResolver.pathPattern(
                        List.of(parser.parse("/api/users/{id}"), parser.parse("/api/**")));
        assertThat(key(resolver)).isEqualTo("/api/users/{id}");
        assertThat(key(KeyResolver.pathPattern(List.of(parser.parse("/other"))))).isNull();
    }

    @Test
    void takesWhatAFunctionFinds() {
        assertThat(key(KeyResolver.of(request -> "192.0.2.1"))).isEqualTo("192.0.2.1");
    }

    @Test
    void joinsPartsWithoutConfusingThem() {
        assertThat(key(join("a", "bc"))).isNotEqualTo(key(join("ab", "c")));
        assertThat(key(join("1:a", ""))).isNotEqualTo(key(join("", "1:a")));
        assertThat(key(join("a", "b"))).isEqualTo(key(join("a", "b")));
    }

    @Test
    void isEmptyOnlyIfAllPartsAre() {
        var absent = KeyResolver.header("X-Absent");
        assertThat(key(KeyResolver.composite(absent, KeyResolver.header("X-Empty")))).isEmpty();
        assertThat(key(KeyResolver.composite(absent, KeyResolver.header("X-Api-Key"))))
                .isEqualTo("0:3:one");
        assertThatIllegalArgumentException().isThrownBy(KeyResolver::composite);
    }

    private static KeyResolver join(String first, String second) {
        return KeyResolver.composite(
                KeyResolver.of(request -> first), KeyResolver.of(request -> second));
    }

    private @Nullable String key(KeyResolver resolver) {
        return resolver.resolve(this.exchange).block();
    }
}
