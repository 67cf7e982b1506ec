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

import dev.tertia.http.auth.apikey.ApiKey;
import dev.tertia.http.auth.apikey.ApiKeyDigest;
import dev.tertia.http.auth.apikey.ApiKeyRepository;
import dev.tertia.http.auth.apikey.ApiKeys;
import dev.tertia.http.auth.apikey.InMemoryApiKeyRepository;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

final class AuthenticationChainTests {

    private static final String KEY = "X-API-Key";

    private final AuthFixture fixture =
            new AuthFixture()
                    .rule("/open", Access.PERMIT)
                    .rule("/any", Access.AUTHENTICATED)
                    .rule("/read", Access.SCOPE, "read", "admin")
                    .rule("/write", Access.SCOPE, "write")
                    .rule("/shut", Access.DENY);

    private static AuthenticationMechanism keys(ApiKeyRepository repository) {
        return ApiKeys.mechanism(repository, KEY, null, InstantSource.system());
    }

    private static AuthenticationMechanism reader() {
        return keys(
                new InMemoryApiKeyRepository(
                        List.of(
                                new ApiKey(
                                        "a",
                                        "acme",
                                        ApiKeyDigest.of("right"),
                                        Set.of("read"),
                                        null))));
    }

    private static WebTestClient.ResponseSpec get(
            WebTestClient client, String path, String... key) {
        return client.get().uri(path).headers(to -> to.addAll(KEY, List.of(key))).exchange();
    }

    @Test
    void openPathsNeedNothing() {
        WebTestClient client = this.fixture.client(reader());
        get(client, "/open").expectStatus().isOk().expectBody(String.class).isEqualTo("nobody");
        get(client, "/open", "right").expectBody(String.class).isEqualTo("acme");
        // To send wrong ones is a mistake to be told even where none are needed.
        get(client, "/open", "wrong").expectStatus().isUnauthorized();
    }

    @Test
    void credentialsAreAskedFor() {
        get(this.fixture.client(reader()), "/any")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(
                        HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"shop\", header=\"X-API-Key\"")
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(401)
                .jsonPath("$.detail")
                .isEqualTo("This needs credentials.");
        assertThat(this.fixture.outcomes()).containsExactly("none:MISSING");
    }

    @Test
    void scopesCount() {
        WebTestClient client = this.fixture.client(reader());
        get(client, "/any", "right").expectStatus().isOk();
        get(client, "/read", "right").expectStatus().isOk();
        get(client, "/write", "right")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The credentials do not allow this.");
        assertThat(this.fixture.outcomes())
                .containsExactly(
                        "api-key:SUCCEEDED",
                        "api-key:SUCCEEDED",
                        "api-key:SUCCEEDED",
                        "api-key:DENIED");
    }

    @Test
    void whatNoRuleAllowsIsRefused() {
        WebTestClient client = this.fixture.client(reader());
        get(client, "/elsewhere").expectStatus().isUnauthorized();
        get(client, "/elsewhere", "right").expectStatus().isForbidden();
        get(client, "/shut", "right").expectStatus().isForbidden();
    }

    /** The first answer after the last allowed failure is 429, for right ones too. */
    @Test
    void failuresAreLimited() {
        WebTestClient client = this.fixture.client(reader());
        for (int i = 0; i < 3; i++) {
            get(client, "/any", "wrong").expectStatus().isUnauthorized();
        }
        String wait =
                get(client, "/any", "right")
                        .expectStatus()
                        .isEqualTo(429)
                        .expectBody()
                        .jsonPath("$.type")
                        .isEqualTo(
                                "https://iana.org/assignments/http-problem-types"
                                        + "#abnormal-usage-detected")
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst(HttpHeaders.RETRY_AFTER);
        assertThat(Integer.parseInt(String.valueOf(wait))).isBetween(1, 1200);
        get(client, "/open").expectStatus().isOk();
        assertThat(this.fixture.outcomes()).last().isEqualTo("api-key:LIMITED");
    }

    @Test
    void successesAreNot() {
        WebTestClient client = this.fixture.client(reader());
        for (int i = 0; i < 20; i++) {
            get(client, "/any", "right").expectStatus().isOk();
        }
    }

    @Test
    void brokenRepositoryIsNoFailedLogin() {
        WebTestClient client =
                this.fixture.client(
                        keys(digest -> Mono.error(new IllegalStateException("jdbc:secret"))));
        for (int i = 0; i < 5; i++) {
            get(client, "/any", "right")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody(String.class)
                    .value(body -> assertThat(body).doesNotContain("secret", "Exception"));
        }
        assertThat(this.fixture.outcomes()).containsOnly("api-key:UNAVAILABLE");
    }

    @Test
    void applicationMayRefuseByItself() {
        WebTestClient client =
                this.fixture
                        .handler(exchange -> Mono.error(new AccessDeniedException("of the method")))
                        .client(reader());
        get(client, "/open", "right").expectStatus().isForbidden();
        get(client, "/open").expectStatus().isUnauthorized();
    }

    @Test
    void loginOfTheApplicationIsNoneOfTheMechanisms() {
        WebTestClient client =
                this.fixture
                        .handler(exchange -> Mono.error(new BadCredentialsException("of a form")))
                        .client(reader());
        for (int i = 0; i < 5; i++) {
            get(client, "/open").expectStatus().isUnauthorized();
        }
        assertThat(this.fixture.outcomes()).containsOnly("none:FAILED");
    }

    @Test
    void answersToSomebodyKnownAreNotForCaches() {
        WebTestClient client = this.fixture.client(reader());
        get(client, "/open", "right")
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("no-store"));
        get(client, "/open").expectHeader().doesNotExist(HttpHeaders.CACHE_CONTROL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com/open,  true",
        "https://localhost:8443/open,    false",
        "https://app.localhost/open,     false",
        "http://shop.example.com/open,   false"
    })
    void browsersAreToldToComeByTls(String uri, boolean told) {
        HttpHeaders headers =
                this.fixture
                        .client(reader())
                        .get()
                        .uri(URI.create(uri))
                        .exchange()
                        .returnResult()
                        .getResponseHeaders();
        assertThat(headers.containsHeader("Strict-Transport-Security")).isEqualTo(told);
    }

    @Test
    void strangeRequestLinesAreProblems() {
        // Spring Security's firewall refuses a matrix parameter and an encoded slash.
        for (String path : List.of("/open;x=1", "/open%2f..")) {
            this.fixture
                    .client(reader())
                    .get()
                    .uri(URI.create("http://localhost" + path))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType("application/problem+json");
        }
    }

    @Test
    void realmIsChecked() {
        FailedLogins failed = new FailedLogins(new FailedLoginLimit(1, Duration.ofSeconds(1), 1));
        for (String realm : List.of("a\"b", "a\\b", "a\r\nb", "ä")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new AuthenticationChain(
                                    realm, List.of(), failed, AuthenticationObserver.NONE))
                    .withMessageContaining(realm);
        }
    }

    @Test
    void limitIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailedLoginLimit(0, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailedLoginLimit(1, Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailedLoginLimit(1, Duration.ofSeconds(1), 0));
    }
}
