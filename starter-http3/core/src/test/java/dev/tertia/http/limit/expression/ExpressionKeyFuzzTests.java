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
package dev.tertia.http.limit.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import java.util.List;
import java.util.Random;

/** What clients send is never an expression itself, and never makes one throw. */
final class ExpressionKeyFuzzTests {

    private static final int ROUNDS = 5_000;

    private static final List<String> PIECES =
            List.of(
                    "T(java.lang.Runtime)",
                    "#{1+1}",
                    "${user.home}",
                    "'",
                    "''",
                    "\"",
                    "[",
                    "]",
                    "@bean",
                    "#root",
                    "\u0000",
                    "\r\n",
                    "\u001b[31m",
                    "\u00e9",
                    "\ud83d\ude00",
                    "\ud800",
                    "%",
                    "%zz",
                    "&",
                    "=",
                    "null",
                    "a".repeat(300));

    private static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void valuesStayValues(long seed) {
        Random random = new Random(seed);
        ExpressionKeyResolver whole = resolver("headers['X-Key']");
        ExpressionKeyResolver joined = resolver("headers['x-key'] + '|' + clientAddress");
        ExpressionKeyResolver pattern = resolver("headers['X-Key'] matches '(a|aa)+b' ? 'y' : 'n'");
        for (int i = 0; i < ROUNDS; i++) {
            String value = garbage(random);
            var exchange =
                    MockServerWebExchange.from(
                            MockServerHttpRequest.get("/").header("X-Key", value));
            assertThat(whole.resolve(exchange).block()).isEqualTo(value);
            assertThat(joined.resolve(exchange).block()).isEqualTo(value + "|192.0.2.1");
            assertThat(pattern.resolve(exchange).block())
                    .isIn("y", "n", ExpressionKeyResolver.FAILED);
        }
    }

    /** As an expression it is refused, or it is one that keys may have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void garbageIsRefusedInOneWay(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = garbage(random);
            try {
                assertThat(resolver(text).needsPrincipal()).isFalse();
            } catch (IllegalArgumentException ex) {
                refused++;
                assertThat(ex).hasMessageContaining("at position");
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static ExpressionKeyResolver resolver(String expression) {
        return new ExpressionKeyResolver(expression, exchange -> "192.0.2.1");
    }
}
