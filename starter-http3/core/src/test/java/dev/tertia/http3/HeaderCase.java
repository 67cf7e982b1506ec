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
package dev.tertia.http3;

import java.util.Arrays;
import java.util.stream.Stream;

/** A header section, as {@link Wire#headers} takes it, and what it is answered with. */
record HeaderCase(String rule, String fields, String expected) {

    static final String GET = ":method=GET;:scheme=https;:authority=localhost;:path=/hello";

    static HeaderCase malformed(String rule, String fields) {
        return new HeaderCase(rule, fields, "H3_MESSAGE_ERROR");
    }

    /** GET with one or more fields too many. */
    static Stream<HeaderCase> malformedFields(String rule, String... fields) {
        return Arrays.stream(fields).map(field -> malformed(rule, GET + ";" + field));
    }

    static HeaderCase served(String rule, String fields) {
        return new HeaderCase(rule, fields, "200");
    }

    @Override
    public String toString() {
        String visible = this.fields.replace("\r", "\\r").replace("\n", "\\n");
        return this.rule + ": " + visible.replaceAll("\\p{Cntrl}", "?") + " -> " + this.expected;
    }
}
