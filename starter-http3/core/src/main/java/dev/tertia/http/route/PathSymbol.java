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

import java.util.Set;

/** What stands for all segments of paths that the patterns in question treat alike. */
sealed interface PathSymbol {

    default boolean isSeparator() {
        return false;
    }

    boolean matches(PatternSegment segment, boolean last);

    default boolean matches(PatternPart part, boolean last) {
        PatternSegment segment = part.segment();
        return (segment != null) ? matches(segment, last) : part.isSeparator() && isSeparator();
    }

    /** The slash. Some segments accept nothing at all, and so a slash that follows another one. */
    record Separator() implements PathSymbol {

        @Override
        public boolean isSeparator() {
            return true;
        }

        @Override
        public boolean matches(PatternSegment segment, boolean last) {
            return segment.accepts("/", last);
        }
    }

    /**
     * One text.
     *
     * @param raw the text as it is in a path
     */
    record Known(String raw) implements PathSymbol {

        @Override
        public boolean matches(PatternSegment segment, boolean last) {
            return segment.accepts(this.raw, last);
        }
    }

    /**
     * Texts that no pattern spells out.
     *
     * @param spelling what they differ from by upper and lower case only; {@code null} if they are
     *     none of the literals
     * @param accepting the keys of the opaque segments that accept them
     */
    record Other(@Nullable String spelling, Set<String> accepting) implements PathSymbol {

        @Override
        public boolean matches(PatternSegment segment, boolean last) {
            return switch (segment.kind()) {
                case ANYTHING -> true;
                case OPAQUE -> this.accepting.contains(segment.key());
                case LITERAL ->
                        !segment.caseSensitive() && segment.text().equalsIgnoreCase(this.spelling);
            };
        }
    }
}
