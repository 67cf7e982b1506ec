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

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Patterns and paths of few texts, so that they meet often. */
final class RandomPatterns {

    private static final List<String> PLAIN = List.of("a", "b", "a", "b", "ab", "*", "{NAME}");

    private static final List<String> OPAQUE =
            List.of("a?", "a*", "*b", "{NAME:a+}", "{NAME:[ab]}", "{NAME:.*}", "{NAME}b", "B");

    private static final List<String> SEGMENTS = List.of("a", "b", "ab", "q", "A", "aB", ";p");

    private final Random random;

    private int names;

    RandomPatterns(long seed) {
        this.random = new Random(seed);
    }

    List<PathPattern> several(boolean plain) {
        List<PathPattern> patterns = new ArrayList<>();
        for (int i = 0; i <= this.random.nextInt(3); i++) {
            patterns.add(one(plain));
        }
        return patterns;
    }

    PathPattern one(boolean plain) {
        StringBuilder text = new StringBuilder();
        boolean any = this.random.nextInt(6) == 0;
        if (any) {
            text.append(anySegments());
        }
        int size = this.random.nextInt(plain ? 3 : 4);
        for (int i = 0; i < size; i++) {
            text.append('/').append(segment(plain));
        }
        switch (this.random.nextInt(4)) {
            case 0 -> text.append(any ? "/" : anySegments());
            case 1 -> text.append('/');
            default -> {}
        }
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(plain || this.random.nextInt(4) > 0);
        return parser.parse(text.toString());
    }

    private String anySegments() {
        return this.random.nextBoolean() ? "/**" : "/{*" + name() + "}";
    }

    private String segment(boolean plain) {
        List<String> from = (plain || this.random.nextBoolean()) ? PLAIN : OPAQUE;
        return from.get(this.random.nextInt(from.size())).replace("NAME", name());
    }

    private String name() {
        this.names++;
        return "v" + this.names;
    }

    /** All paths of up to four segments, some with slashes that are doubled or at the end. */
    static List<PathContainer> paths() {
        List<String> all = new ArrayList<>(List.of("", "/", "//"));
        List<String> longest = List.of("");
        for (int size = 1; size <= 4; size++) {
            List<String> longer = new ArrayList<>();
            for (String path : longest) {
                for (String segment : SEGMENTS.subList(0, (size < 4) ? SEGMENTS.size() : 4)) {
                    longer.add(path + "/" + segment);
                }
            }
            for (String path : longer) {
                all.add(path);
                all.add(path + "/");
                all.add("/" + path);
            }
            longest = longer;
        }
        return all.stream().map(PathContainer::parsePath).toList();
    }
}
