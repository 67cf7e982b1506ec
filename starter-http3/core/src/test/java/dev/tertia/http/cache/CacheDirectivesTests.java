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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

final class CacheDirectivesTests {

    private static final String ALPHABET = "abN0129-_=\",;\\ \t()@\u0000\u00e4";

    @Test
    void readsTokensNumbersAndQuotations() {
        CacheDirectives directives =
                CacheDirectives.parse(
                        List.of("Public , max-age = 5,x=\"a\\\"b, c\"", "no-cache=\"set-cookie\""));
        assertThat(directives.directives())
                .containsExactly(
                        new Directive("public", null),
                        new Directive("max-age", "5"),
                        new Directive("x", "a\"b, c"),
                        new Directive("no-cache", "set-cookie"));
    }

    @Test
    void skipsWhatIsNoDirective() {
        assertThat(CacheDirectives.parse(List.of(",, =5, (x), \"no-store\", a b, ok")).directives())
                .extracting(Directive::name)
                .containsExactly("a", "ok");
    }

    @Test
    void forbidsToStoreAfterAQuotationWithoutEnd() {
        assertThat(CacheDirectives.parse(List.of("x=\"public, max-age=5")).contains("no-store"))
                .isTrue();
        assertThat(CacheDirectives.parse(List.of("x \"public, max-age=5\\")).contains("no-store"))
                .isTrue();
    }

    @Test
    void mustUnderstandTakesNoStoreBack() {
        assertThat(forbidToStore("must-understand, no-store")).isFalse();
        assertThat(forbidToStore("No-Store", "Must-Understand, max-age=5")).isFalse();
        assertThat(forbidToStore("must-understand")).isFalse();
        assertThat(forbidToStore("no-store")).isTrue();
        assertThat(forbidToStore("x=\"must-understand\", no-store")).isTrue();
    }

    /** What is swallowed may be anything, a private for example. */
    @Test
    void mustUnderstandDoesNotTakeBackAQuotationWithoutEnd() {
        assertThat(forbidToStore("must-understand, x=\"private, max-age=5")).isTrue();
        assertThat(forbidToStore("must-understand, no-store", "x \"private")).isTrue();
    }

    private static boolean forbidToStore(String... lines) {
        return CacheDirectives.parse(List.of(lines)).forbidToStoreUnderstood();
    }

    @Test
    void takesTheMostRestrictiveNumber() {
        CacheDirectives directives =
                CacheDirectives.parse(List.of("max-age=5, max-age=3", "min-fresh=1, min-fresh=2"));
        assertThat(directives.least("max-age")).hasValue(3);
        assertThat(directives.greatest("min-fresh")).hasValue(2);
        assertThat(CacheDirectives.parse(List.of("min-fresh=x")).greatest("min-fresh"))
                .hasValue(Long.MAX_VALUE);
        assertThat(directives.least("s-maxage")).isEmpty();
    }

    @Test
    void takesMaxStaleWithoutANumberForAny() {
        assertThat(CacheDirectives.parse(List.of("max-stale")).maxStale())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(CacheDirectives.parse(List.of("max-stale=7")).maxStale()).isEqualTo(7);
        assertThat(CacheDirectives.parse(List.of("max-stale=x")).maxStale()).isZero();
        assertThat(CacheDirectives.parse(List.of("max-stale, max-stale=7")).maxStale()).isZero();
        assertThat(CacheDirectives.parse(List.of("public")).maxStale()).isZero();
    }

    @Test
    void neverFailsOnAnything() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            String line = text(random, ALPHABET, 64);
            CacheDirectives directives = CacheDirectives.parse(List.of(line));
            assertThat(directives.directives()).as(line).hasSizeLessThanOrEqualTo(65);
            assertThat(directives.least("a").orElse(0)).as(line).isBetween(0L, 1L << 31);
        }
    }

    @Test
    void takesTimeInProportionToTheLength() {
        for (String part : List.of("a,", "\"", "=", "a=\"\\", ",\"", "a b ", "max-age=1,")) {
            String line = part.repeat(100_000 / part.length());
            assertThat(CacheDirectives.parse(List.of(line)).directives().size())
                    .isLessThanOrEqualTo(line.length());
        }
    }

    @Test
    void readsBackWhatWasWritten() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            List<Directive> written = new ArrayList<>();
            List<String> parts = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                parts.add(random(random, written));
            }
            String line = String.join(random.nextBoolean() ? "," : " ,\t", parts);
            assertThat(CacheDirectives.parse(List.of(line)).directives())
                    .as(line)
                    .isEqualTo(written);
        }
    }

    private static String random(Random random, List<Directive> written) {
        String name = "n" + text(random, "aB-_9!", 8);
        String argument =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> "1" + text(random, "0123456789", 6);
                    default -> text(random, "ab ,=\"\\;", 12) + " ";
                };
        String lower = name.toLowerCase(Locale.ROOT);
        written.add(new Directive(lower, argument.isEmpty() ? null : argument));
        String quoted = '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return argument.isEmpty()
                ? name
                : name + '=' + (argument.endsWith(" ") ? quoted : argument);
    }

    private static String text(Random random, String alphabet, int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
