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

import org.jspecify.annotations.Nullable;

/**
 * One directive of a {@code Cache-Control} field, its name in lower case, its argument unquoted.
 */
record Directive(String name, @Nullable String argument) {

    /** Stands for a quotation without an end. No directive can have such a name. */
    static final Directive UNENDED = new Directive("\"", null);

    /** Larger numbers mean this one (RFC 9111 §1.2.2). */
    private static final long MAX_SECONDS = 1L << 31;

    /** Returns the argument as seconds, or {@code malformed} if it is no number. */
    long seconds(long malformed) {
        if (this.argument == null || this.argument.isEmpty()) {
            return malformed;
        }
        long seconds = 0;
        for (int i = 0; i < this.argument.length(); i++) {
            char digit = this.argument.charAt(i);
            if (digit < '0' || digit > '9') {
                return malformed;
            }
            seconds = Math.min(MAX_SECONDS, seconds * 10 + (digit - '0'));
        }
        return seconds;
    }
}
