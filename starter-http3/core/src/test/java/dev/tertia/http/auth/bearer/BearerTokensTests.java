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
package dev.tertia.http.auth.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AuthFixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.core.publisher.Mono;

final class BearerTokensTests {

    private final AuthFixture fixture = new AuthFixture().rule("/**", Access.SCOPE, "read");

    private final WebTestClient client =
            this.fixture.client(
                    BearerTokens.mechanism(
                            new JwtReactiveAuthenticationManager(BearerTokensTests::decode)));

    /** The signatures are the decoder's business, which the whole application tests. */
    private static Mono<Jwt> decode(String token) {
        return switch (token) {
            case "reader", "writer" ->
                    Mono.just(
                            Jwt.withTokenValue(token)
                                    .header("alg", "RS256")
                                    .subject("anna")
                                    .claim("scope", token.equals("reader") ? "read" : "write")
                                    .build());
            case "unreachable" -> Mono.error(new JwtException("no keys from idp.internal"));
            case "broken" -> Mono.error(new IllegalStateException("idp.internal"));
            default -> Mono.error(new BadJwtException("expired at noon in idp.internal"));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer reader,      200, SUCCEEDED",
        "bearer reader,      200, SUCCEEDED",
        "Bearer writer,      403, DENIED",
        "Bearer old,         401, FAILED",
        "Bearer a b,         401, FAILED",
        "Bearer,             401, FAILED",
        "Bearer unreachable, 503, UNAVAILABLE",
        "Bearer broken,      503, UNAVAILABLE"
    })
    void answers(String authorization, int status, String outcome) {
        this.client
                .get()
                .uri("/")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("idp", "noon", "Exception"));
        assertThat(this.fixture.outcomes()).last().isEqualTo("bearer:" + outcome);
    }

    @Test
    void challengeNamesTheErrorOnly() {
        for (String token : new String[] {"old", "a b"}) {
            this.client
                    .get()
                    .uri("/")
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectHeader()
                    .valueEquals(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer realm=\"shop\", error=\"invalid_token\"");
        }
        this.client
                .get()
                .uri("/")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"shop\"");
    }

    /** Nobody finds a signature by trying, but old tokens are sent every day. */
    @Test
    void failuresAreNotLimited() {
        for (int i = 0; i < 10; i++) {
            this.client
                    .get()
                    .uri("/")
                    .headers(headers -> headers.setBearerAuth("old"))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }
}
