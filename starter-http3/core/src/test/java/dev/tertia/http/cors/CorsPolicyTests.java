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

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

final class CorsPolicyTests {

    private static CorsPolicy policy(List<String> origins, List<String> patterns, boolean trusted) {
        return new CorsPolicy(
                origins,
                patterns,
                List.of("GET"),
                List.of("*"),
                List.of(),
                trusted,
                false,
                Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost:8080",
                "https://[2001:db8::1]:8443",
                "capacitor://localhost",
                "https://xn--bcher-kva.example"
            })
    void origin(String origin) {
        assertThatNoException().isThrownBy(() -> policy(List.of(origin), List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "example.com",
                "https://example.com/",
                "https://example.com/path",
                "https://user@example.com",
                "https://*.example.com",
                "https://",
                "//example.com",
                "HTTPS://example.com",
                "https://exam ple.com",
                "https://example.com:port",
                ""
            })
    void noOrigin(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(List.of(origin), List.of(), false))
                .withMessageContaining("'" + origin + "'")
                .withMessageContaining("https://shop.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://*.example.com",
                "https://*.shop.example.com:[*]",
                "http://localhost:[*]",
                "http://localhost:[3000,8080]",
                "https://*.example.com:8443",
                "http://[::1]:[*]"
            })
    void pattern(String pattern) {
        assertThatNoException().isThrownBy(() -> policy(List.of(), List.of(pattern), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example.com",
                "https://*",
                "https://*.com",
                "https://*example.com",
                "https://example.*",
                "https://example.com*",
                "https://*.example.*",
                "https://*.*.com",
                "*://www.example.com",
                "https://*.example.com/*",
                "https://.*.example.com",
                "https://www.example.com:*",
                "null"
            })
    void patternThatOthersCanMatch(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(List.of(), List.of(pattern), false))
                .withMessageContaining("'" + pattern + "'")
                .withMessageContaining("https://*.example.com");
    }

    @Test
    void anybody() {
        assertThatNoException().isThrownBy(() -> policy(List.of("*"), List.of(), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(List.of("*"), List.of(), true))
                .withMessageContaining("credentials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(List.of("*", "https://example.com"), List.of(), false))
                .withMessageContaining("meaningless");
    }

    @Test
    void nobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(List.of(), List.of(), false))
                .withMessageContaining("allowed-origins");
    }

    @Test
    void timeThatIsOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CorsPolicy(
                                List.of("*"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                false,
                                false,
                                Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }
}
