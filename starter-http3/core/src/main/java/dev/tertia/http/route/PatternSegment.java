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

/**
 * What one segment of a path must look like. Whether a known text does is asked of Spring's own
 * patterns, which treat the last segment of a path in another way than those before it.
 *
 * @param key the same for segments that accept the same, whatever their variables are called
 */
record PatternSegment(
        String text, String key, boolean caseSensitive, PathPattern last, PathPattern inner) {

    /** How much can be said of what a segment accepts. */
    enum Kind {
        LITERAL,
        ANYTHING,
        OPAQUE
    }

    static PatternSegment of(String text, boolean caseSensitive) {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(caseSensitive);
        return new PatternSegment(
                text,
                text.replaceFirst("^\\{[^:{}]+:", "{_:") + caseSensitive,
                caseSensitive,
                parser.parse("/" + text),
                parser.parse("/" + text + "/x"));
    }

    Kind kind() {
        if (this.text.equals("*") || this.text.matches("\\{[^:{}]+}")) {
            return Kind.ANYTHING;
        }
        boolean literal = this.text.chars().noneMatch(c -> c == '*' || c == '?' || c == '{');
        return literal ? Kind.LITERAL : Kind.OPAQUE;
    }

    /** Tells whether this segment accepts what stands in a path between slashes. */
    boolean accepts(String rawSegment, boolean isLast) {
        String path = "/" + rawSegment;
        return isLast
                ? this.last.matches(PathContainer.parsePath(path))
                : this.inner.matches(PathContainer.parsePath(path + "/x"));
    }
}
