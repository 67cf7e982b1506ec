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

/**
 * A part of a path pattern.
 *
 * @param segment what one segment must look like; {@code null} unless it stands for one
 */
record PatternPart(Kind kind, @Nullable PatternSegment segment) {

    /** What a part stands for. */
    enum Kind {
        SEPARATOR,
        SEGMENT,
        ANY_SEGMENTS
    }

    static PatternPart of(String text, boolean caseSensitive) {
        if (text.equals("/")) {
            return new PatternPart(Kind.SEPARATOR, null);
        }
        boolean any = text.equals("**") || (text.startsWith("{*") && text.endsWith("}"));
        return any
                ? new PatternPart(Kind.ANY_SEGMENTS, null)
                : new PatternPart(Kind.SEGMENT, PatternSegment.of(text, caseSensitive));
    }

    boolean isSeparator() {
        return this.kind == Kind.SEPARATOR;
    }

    boolean isAny() {
        return this.kind == Kind.ANY_SEGMENTS;
    }
}
