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

import dev.tertia.http.error.HttpProblemException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Origins that look like the allowed ones. */
final class OriginFuzzTests {

    private static final int ROUNDS = 6_000;

    private static final List<AllowedOrigin> ALLOWED =
            List.of(
                    new AllowedOrigin("https", "shop.example.com", false, null),
                    new AllowedOrigin("https", "kiosk.example", false, List.of("8443")),
                    new AllowedOrigin("https", "xn--bcher-kva.example", false, null),
                    new AllowedOrigin("https", "apps.example.org", true, null),
                    new AllowedOrigin("https", "dev.example.org", true, List.of("3000", "8080")),
                    new AllowedOrigin("http", "localhost", false, List.of()));

    private static final List<String> PIECES =
            List.of(
                    "https://",
                    "http://",
                    "HTTPS://",
                    "//",
                    "shop.example.com",
                    "kiosk.example",
                    "\u212aiosk.example",
                    "b\u00fccher.example",
                    "xn--bcher-kva.example",
                    "apps.example.org",
                    "dev.example.org",
                    "localhost",
                    "evil.example",
                    "evil",
                    "null",
                    ".",
                    "..",
                    "-",
                    "_",
                    "*",
                    ":",
                    ":8443",
                    ":3000",
                    ":8080",
                    ":443",
                    ":08443",
                    ":99999",
                    ":100000",
                    ":-1",
                    "@",
                    "user:secret@",
                    "/",
                    "\\",
                    "?",
                    "#",
                    "%2e",
                    "%00",
                    "\u0000",
                    "\t",
                    "\r\n",
                    " ",
                    ",",
                    "[::1]",
                    "[*]",
                    "\uff0e",
                    "\u3002",
                    "\u0131",
                    "\u017f",
                    "\u200d",
                    "A",
                    "a");

    private static final List<String> STEMS =
            List.of(
                    "https://shop.example.com",
                    "https://kiosk.example:8443",
                    "https://xn--bcher-kva.example",
                    "https://a.apps.example.org",
                    "https://a.b.apps.example.org",
                    "https://apps.example.org",
                    "https://a.dev.example.org:3000",
                    "https://a.dev.example.org:8080",
                    "http://localhost",
                    "http://localhost:3000",
                    "null");

    private final CorsFilter filter =
            new CorsFilter(
                    CorsPolicies.byPath(
                            Map.of(
                                    "/**",
                                    new CorsPolicy(
                                            List.of(
                                                    "https://shop.example.com",
                                                    "https://kiosk.example:8443",
                                                    "https://xn--bcher-kva.example"),
                                            List.of(
                                                    "https://*.apps.example.org",
                                                    "https://*.dev.example.org:[3000,8080]",
                                                    "http://localhost:[*]"),
                                            List.of("GET"),
                                            List.of("*"),
                                            List.of(),
                                            true,
                                            false,
                                            Duration.ZERO))));

    private static String origin(Random random) {
        StringBuilder text = new StringBuilder(STEMS.get(random.nextInt(STEMS.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            int place = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(place, piece);
                case 1 -> text.append(piece);
                case 2 -> text.insert(0, piece);
                case 3 -> text.setLength(place);
                default -> change(text, place, random);
            }
        }
        return text.toString();
    }

    private static void change(StringBuilder text, int place, Random random) {
        if (place < text.length()) {
            char c = text.charAt(place);
            text.setCharAt(
                    place,
                    random.nextBoolean() ? (char) random.nextInt(256) : Character.toUpperCase(c));
        }
    }

    private boolean accepts(MockServerHttpRequest.BaseBuilder<?> request, String origin) {
        var exchange = MockServerWebExchange.from(request.header(HttpHeaders.ORIGIN, origin));
        try {
            this.filter.filter(exchange, passed -> Mono.empty()).block();
        } catch (HttpProblemException ex) {
            assertThat(ex.getStatusCode().value()).isEqualTo(403);
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        String allowed = headers.getAccessControlAllowOrigin();
        assertThat(allowed).as("'%s'", origin).isIn(null, origin);
        assertThat(headers.getAccessControlAllowCredentials()).isEqualTo(allowed != null);
        return allowed != null;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void onlyAllowedOriginsAreAccepted(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String origin = origin(random);
            boolean expected = ALLOWED.stream().anyMatch(allowed -> allowed.accepts(origin));
            boolean preflight = random.nextBoolean();
            MockServerHttpRequest.BaseBuilder<?> request =
                    preflight
                            ? MockServerHttpRequest.options("https://api.test/")
                                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
                            : MockServerHttpRequest.get("https://api.test/");
            if (accepts(request, origin)) {
                assertThat(expected).as("'%s'", origin).isTrue();
                accepted++;
            } else {
                // Browsers write origins in lower case: no other way needs to be understood.
                assertThat(expected && origin.equals(AllowedOrigin.lower(origin)))
                        .as("'%s'", origin)
                        .isFalse();
            }
        }
        assertThat(accepted).as("else nothing is proven").isBetween(ROUNDS / 20, ROUNDS / 2);
    }

    /** What the configuration takes for a pattern never lets the host of somebody else in. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void patternsThatAreTakenMatchNobodyElse(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = origin(random).replaceFirst("://a\\.", "://*.");
            CorsPolicy policy = policy(pattern);
            if (policy != null) {
                taken++;
                for (String foreign :
                        List.of(
                                "https://evil.test",
                                "https://evil.test.example.org.evil.test",
                                "https://example.org",
                                "https://org",
                                "https://notapps.example.org",
                                "https://evilapps.example.org",
                                "https://localhost.evil.test",
                                "http://localhost.evil.test:80",
                                "null")) {
                    assertThat(policy.configuration().checkOrigin(foreign))
                            .as("'%s' for '%s'", pattern, foreign)
                            .isNull();
                }
            }
        }
        assertThat(taken).isGreaterThan(ROUNDS / 20);
    }

    private static @Nullable CorsPolicy policy(String pattern) {
        try {
            return new CorsPolicy(
                    List.of(),
                    List.of(pattern),
                    List.of("GET"),
                    List.of("*"),
                    List.of(),
                    true,
                    false,
                    Duration.ZERO);
        } catch (IllegalArgumentException ex) {
            assertThat(ex).hasMessageContaining("'" + pattern + "'");
            return null;
        }
    }
}
