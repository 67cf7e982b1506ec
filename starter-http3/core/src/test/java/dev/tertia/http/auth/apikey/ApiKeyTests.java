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
package dev.tertia.http.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AuthFixture;
import dev.tertia.http.auth.FailedLoginLimit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;

final class ApiKeyTests {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final String HEADER = "X-API-Key";

    private final AuthFixture fixture =
            new AuthFixture()
                    .rule("/**", Access.AUTHENTICATED)
                    .limit(new FailedLoginLimit(1_000_000, Duration.ofHours(1), 10));

    private static ApiKey key(String secret, @Nullable Instant expires) {
        return new ApiKey("of-" + secret, "acme", ApiKeyDigest.of(secret), Set.of("read"), expires);
    }

    private WebTestClient client(ApiKey... keys) {
        return this.fixture.client(
                ApiKeys.mechanism(
                        new InMemoryApiKeyRepository(List.of(keys)),
                        HEADER,
                        "api_key",
                        InstantSource.fixed(NOW)));
    }

    private static HttpStatusCode status(WebTestClient client, String uri, String... keys) {
        return client.get()
                .uri(uri)
                .headers(headers -> headers.addAll(HEADER, List.of(keys)))
                .exchange()
                .returnResult()
                .getStatus();
    }

    private static int code(WebTestClient client, String uri, String... keys) {
        return status(client, uri, keys).value();
    }

    @Test
    void severalKeysOfAClient() {
        WebTestClient client = client(key("old", NOW.plusSeconds(1)), key("new", null));
        assertThat(code(client, "/", "old")).isEqualTo(200);
        assertThat(code(client, "/", "new")).isEqualTo(200);
        assertThat(code(client, "/?api_key=new")).isEqualTo(200);
    }

    @Test
    void expiredKeyIsAsNone() {
        WebTestClient client = client(key("old", NOW));
        assertThat(code(client, "/", "old")).isEqualTo(401);
    }

    @Test
    void onlyOneKeyCounts() {
        WebTestClient client = client(key("a", null), key("b", null));
        assertThat(code(client, "/", "a", "b")).isEqualTo(401);
        assertThat(code(client, "/", "a", "a")).isEqualTo(401);
        assertThat(code(client, "/?api_key=a", "a")).isEqualTo(401);
        assertThat(code(client, "/?api_key=a&api_key=a")).isEqualTo(401);
        assertThat(code(client, "/?api_key", "")).isEqualTo(401);
    }

    @Test
    void queryIsNotReadUnlessWanted() {
        WebTestClient client =
                this.fixture.client(
                        ApiKeys.mechanism(
                                new InMemoryApiKeyRepository(List.of(key("a", null))),
                                HEADER,
                                null,
                                InstantSource.fixed(NOW)));
        assertThat(code(client, "/?api_key=a")).isEqualTo(401);
        assertThat(code(client, "/?X-API-Key=a")).isEqualTo(401);
    }

    /** A key that is nearly right is as wrong as any, and nothing throws. */
    @Test
    void nothingButTheKeyDoes() {
        String secret = "sk_0123456789abcdefghijklmnopqrstuv";
        WebTestClient client = client(key(secret, null));
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            String wrong = mutate(secret, random);
            if (!wrong.equals(secret)) {
                // Spring Security's firewall takes no control characters in fields.
                assertThat(code(client, "/", wrong)).as(wrong).isIn(400, 401);
            }
        }
        assertThat(code(client, "/", secret)).isEqualTo(200);
    }

    private static String mutate(String secret, Random random) {
        StringBuilder text = new StringBuilder(secret);
        int at = random.nextInt(text.length());
        switch (random.nextInt(6)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(1, 0x2000));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, (char) random.nextInt(1, 0x300));
            case 3 -> text.setLength(at);
            case 4 -> text.append(secret, 0, at + 1);
            default -> text.append("x".repeat(random.nextInt(1, 2000)));
        }
        return text.toString();
    }

    /** What a lenient repository finds is compared as a whole. */
    @Test
    void foundKeyIsCompared() {
        ApiKey other = key("other", null);
        WebTestClient client =
                this.fixture.client(
                        ApiKeys.mechanism(
                                digest -> Mono.just(other),
                                HEADER,
                                null,
                                InstantSource.fixed(NOW)));
        assertThat(code(client, "/", "guess")).isEqualTo(401);
        assertThat(code(client, "/", "other")).isEqualTo(200);
    }

    @Test
    void digestIsThatOfSha256sum() {
        ApiKeyDigest digest =
                ApiKeyDigest.parse(
                        "SHA256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
        assertThat(digest)
                .isEqualTo(ApiKeyDigest.of("abc"))
                .hasSameHashCodeAs(ApiKeyDigest.of("abc"));
        assertThat(ApiKeyDigest.parse(digest.toString())).isEqualTo(digest);
        assertThat(digest).isNotEqualTo(ApiKeyDigest.of("abd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my-secret-key", "sha256:", "sha256:zz", "md5:00"})
    void wrongDigestIsExplainedButNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeyDigest.parse(text))
                .withMessageContaining("sha256sum")
                .satisfies(ex -> assertThat(ex.getMessage()).doesNotContain("my-secret"));
    }

    @Test
    void digestsAreNotShared() {
        InMemoryApiKeyRepository keys = new InMemoryApiKeyRepository(List.of(key("a", null)));
        ApiKey twin = new ApiKey("twin", "b", ApiKeyDigest.of("a"), Set.of(), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.replaceAll(List.of(key("a", null), twin)))
                .withMessageContaining("'of-a' and 'twin'");
        assertThat(keys.keys()).hasSize(1);
    }

    @Test
    void secretIsNowhere() {
        var presented = new PresentedApiKey(ApiKeyDigest.of("secret"));
        assertThat(presented.toString()).doesNotContain("secret");
        assertThat(presented.getCredentials()).isNull();
        assertThat(presented.getPrincipal()).isEqualTo("");
        assertThat(presented)
                .isEqualTo(new PresentedApiKey(ApiKeyDigest.of("secret")))
                .isNotEqualTo(new PresentedApiKey(ApiKeyDigest.of("other")));
        var known = new ApiKeyAuthentication(key("a", null));
        assertThat(known.getCredentials()).isNull();
        assertThat(known.keyName()).isEqualTo("of-a");
        assertThat(known)
                .isEqualTo(new ApiKeyAuthentication(key("a", null)))
                .hasSameHashCodeAs(new ApiKeyAuthentication(key("a", null)))
                .isNotEqualTo(new ApiKeyAuthentication(key("b", null)));
    }

    @Test
    void namesAreNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("", "a", ApiKeyDigest.of("a"), Set.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("a", " ", ApiKeyDigest.of("a"), Set.of(), null))
                .withMessageContaining("'a'");
    }
}
