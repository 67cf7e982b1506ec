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
package dev.tertia.http.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AuthFixture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;

import java.util.concurrent.atomic.AtomicInteger;

final class BasicCredentialsTests {

    private final CountingEncoder encoder = new CountingEncoder();

    private final WebTestClient client =
            new AuthFixture()
                    .rule("/**", Access.SCOPE, "read")
                    .client(
                            BasicCredentials.mechanism(
                                    new MapReactiveUserDetailsService(
                                            User.withUsername("anna")
                                                    .password(this.encoder.encode("right"))
                                                    .authorities("SCOPE_read")
                                                    .build()),
                                    this.encoder));

    private WebTestClient.ResponseSpec get(String user, String password) {
        return this.client
                .get()
                .uri("/")
                .headers(headers -> headers.setBasicAuth(user, password))
                .exchange();
    }

    @Test
    void rightPassword() {
        get("anna", "right").expectStatus().isOk().expectBody(String.class).isEqualTo("anna");
    }

    @Test
    void wrongPasswordAndUnknownUserLookAlike() {
        String wrong = refusal("anna");
        int compared = this.encoder.comparisons.get();
        assertThat(refusal("bert")).isEqualTo(wrong);
        assertThat(this.encoder.comparisons.get()).isEqualTo(2 * compared).isPositive();
    }

    private @Nullable String refusal(String user) {
        return get(user, "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(
                        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"shop\", charset=\"UTF-8\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void brokenHeaderIsAWrongOne() {
        this.client
                .get()
                .uri("/")
                .header(HttpHeaders.AUTHORIZATION, "Basic !!!")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    /** Counts how often a password is compared, which is what takes time. */
    private static final class CountingEncoder implements PasswordEncoder {

        private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);

        private final AtomicInteger comparisons = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return this.encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            this.comparisons.incrementAndGet();
            return this.encoder.matches(password, encoded);
        }
    }
}
