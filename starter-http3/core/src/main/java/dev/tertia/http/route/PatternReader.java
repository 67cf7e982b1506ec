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

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.ArrayList;
import java.util.List;

/** Takes a path pattern apart as Spring's parser does, which keeps the parts to itself. */
final class PatternReader {

    private final String text;

    private int position;

    private PatternReader(String text) {
        this.text = text;
    }

    /** Returns {@code null} for patterns of something else than HTTP paths. */
    static @Nullable List<PatternPart> read(PathPattern pattern) {
        PathPatternParser insensitive = new PathPatternParser();
        insensitive.setCaseSensitive(false);
        String text = pattern.getPatternString();
        if (pattern.equals(PathPatternParser.defaultInstance.parse(text))) {
            return new PatternReader(text).parts(true);
        }
        return pattern.equals(insensitive.parse(text))
                ? new PatternReader(text).parts(false)
                : null;
    }

    private List<PatternPart> parts(boolean caseSensitive) {
        List<PatternPart> parts = new ArrayList<>();
        while (this.position < this.text.length()) {
            PatternPart part = PatternPart.of(next(), caseSensitive);
            if (part.isAny() && !parts.isEmpty()) {
                // The slash before it belongs to what it stands for.
                parts.removeLast();
            }
            parts.add(part);
        }
        return List.copyOf(parts);
    }

    private String next() {
        int start = this.position;
        if (current() == '/') {
            this.position++;
            return "/";
        }
        while (this.position < this.text.length() && current() != '/') {
            if (current() == '{') {
                skipVariable();
            }
            this.position++;
        }
        return this.text.substring(start, this.position);
    }

    /** Ends at the closing bracket: a regular expression may have slashes and brackets inside. */
    private void skipVariable() {
        for (int depth = 0; ; this.position++) {
            switch (current()) {
                case '\\' -> this.position++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private char current() {
        return this.text.charAt(this.position);
    }
}
