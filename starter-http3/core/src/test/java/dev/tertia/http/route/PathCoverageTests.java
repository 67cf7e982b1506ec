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
package dev.tertia.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class PathCoverageTests {

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /**                  | /api/orders        | always
                    /**                  | /**                | always
                    /{*all}              | /**                | always
                    /**                  | /**/b              | always
                    /api/**              | /api               | always
                    /api/**              | /api/              | always
                    /api/**              | /api/{id}/items    | always
                    /api/**              | /apis              | never
                    /api/**              | /{first}/orders    | sometimes
                    /api/{id}            | /api/{key}         | always
                    /api/{id}            | /api/*             | sometimes
                    /api/*               | /api/{id}          | always
                    /api/{id}            | /api/orders        | always
                    /api/orders          | /api/{id}          | sometimes
                    /api/{id}            | /api/{id}/items    | never
                    /api/{id}            | /api/{id}/         | never
                    /api/{id:\\d+}       | /api/{key:\\d+}    | always
                    /api/{id:\\d+}       | /api/{id}          | sometimes
                    /api/{id:\\d+}       | /api/17            | always
                    /api/{id:\\d+}       | /api/orders        | never
                    /api/{id}            | /api/{id:\\d+}     | always
                    /a/{x:\\d{2}}/b      | /a/12/b            | always
                    /a/{x:[^/]+}/b       | /a/12/b            | always
                    /files/*.txt         | /files/a.txt       | always
                    /files/*.txt         | /files/{name}      | sometimes
                    /files/*.txt         | /files/a/b.txt     | never
                    /a b                 | /a b               | always
                    /**/b                | /a/b               | always
                    /**/b                | /a/c               | never
                    /a/**                | /**                | sometimes
                    /API                 | /api               | never
                    """)
    void comparesPatterns(String rule, String route, String coverage) {
        // The parser refuses a slash inside of a regular expression unless it is escaped.
        PathPattern of = pattern(rule.replace("[^/]", "[^\\/]").replace("\\\\", "\\"));
        assertThat(PathCoverage.of(List.of(of), pattern(route.replace("\\\\", "\\"))))
                .hasToString(coverage);
    }

    @Test
    void upperAndLowerCaseCount() {
        PathPatternParser insensitive = new PathPatternParser();
        insensitive.setCaseSensitive(false);
        PathPattern any = insensitive.parse("/api/orders");
        PathPattern one = pattern("/api/ORDERS");
        assertThat(PathCoverage.of(List.of(any), one)).isEqualTo(PathCoverage.ALWAYS);
        assertThat(PathCoverage.of(List.of(one), any)).isEqualTo(PathCoverage.SOMETIMES);
    }

    @Test
    void severalPatternsCoverTogether() {
        List<PathPattern> rules = List.of(pattern("/a"), pattern("/a/{x}/**"), pattern("/a/"));
        assertThat(PathCoverage.of(rules, pattern("/a/{y}"))).isEqualTo(PathCoverage.ALWAYS);
        assertThat(PathCoverage.of(rules, pattern("/{y}"))).isEqualTo(PathCoverage.SOMETIMES);
        assertThat(PathCoverage.of(rules, pattern("/b"))).isEqualTo(PathCoverage.NEVER);
        assertThat(PathCoverage.of(List.of(), pattern("/b"))).isEqualTo(PathCoverage.NEVER);
    }

    @Test
    void whatCannotBeSeenThroughIsSometimes() {
        List<PathPattern> rules =
                Stream.of("a?", "b?", "c?", "d?", "e?", "f?", "g?")
                        .map(text -> pattern("/" + text))
                        .toList();
        assertThat(PathCoverage.of(rules, pattern("/{x}"))).isEqualTo(PathCoverage.SOMETIMES);
    }

    @Test
    void otherSeparatorIsSometimes() {
        PathPatternParser messages = new PathPatternParser();
        messages.setPathOptions(PathContainer.Options.MESSAGE_ROUTE);
        assertThat(PathCoverage.of(List.of(messages.parse("a.b")), pattern("/a")))
                .isEqualTo(PathCoverage.SOMETIMES);
    }

    /** Whether paths match is asked of Spring. */
    @Test
    void isNeverContradicted() {
        List<PathContainer> paths = RandomPatterns.paths();
        RandomPatterns random = new RandomPatterns(7);
        Map<PathCoverage, Integer> counts = new EnumMap<>(PathCoverage.class);
        for (int i = 0; i < 1500; i++) {
            List<PathPattern> rules = random.several(false);
            PathPattern route = random.one(false);
            PathCoverage coverage = PathCoverage.of(rules, route);
            counts.merge(coverage, 1, Integer::sum);
            for (PathContainer path : paths) {
                if (coverage != PathCoverage.SOMETIMES && route.matches(path)) {
                    assertThat(rules.stream().anyMatch(rule -> rule.matches(path)))
                            .as("%s over %s at '%s'", rules, route, path.value())
                            .isEqualTo(coverage == PathCoverage.ALWAYS);
                }
            }
        }
        assertThat(counts.values()).hasSize(3).allMatch(count -> count > 100);
    }

    @Test
    void isExactWithoutExpressions() {
        List<PathContainer> paths = RandomPatterns.paths();
        RandomPatterns random = new RandomPatterns(11);
        for (int i = 0; i < 1000; i++) {
            List<PathPattern> rules = random.several(true);
            PathPattern route = random.one(true);
            long matched =
                    paths.stream()
                            .filter(route::matches)
                            .map(path -> rules.stream().anyMatch(rule -> rule.matches(path)))
                            .distinct()
                            .count();
            assertThat(PathCoverage.of(rules, route) == PathCoverage.SOMETIMES)
                    .as("%s over %s", rules, route)
                    .isEqualTo(matched == 2);
        }
    }
}
