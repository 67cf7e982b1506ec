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
package dev.tertia.http.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one line of a {@code Forwarded} header (RFC 7239 §4): elements of parameters, of which
 * {@code for} is wanted.
 */
final class ForwardedLine {

    private static final String MALFORMED = "";

    private final String line;

    private final List<String> nodes = new ArrayList<>();

    private int position;

    private ForwardedLine(String line) {
        this.line = line;
    }

    /**
     * Returns the node of each element. In a line that ends in the middle of a quoted string nobody
     * can tell what belongs to whom: it is one malformed node.
     */
    static List<String> nodes(String line) {
        ForwardedLine reader = new ForwardedLine(line);
        return reader.read() ? reader.nodes : List.of(MALFORMED);
    }

    private boolean read() {
        String node = MALFORMED;
        while (this.position <= this.line.length()) {
            int start = this.position;
            if (!skipParameter()) {
                return false;
            }
            String parameter = this.line.substring(start, this.position).strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("for=")) {
                node = unquote(parameter.substring("for=".length()));
            }
            if (this.position == this.line.length() || this.line.charAt(this.position) == ',') {
                this.nodes.add(node);
                node = MALFORMED;
            }
            this.position++;
        }
        return true;
    }

    private boolean skipParameter() {
        boolean quoted = false;
        while (this.position < this.line.length()) {
            char c = this.line.charAt(this.position);
            if (quoted && c == '\\') {
                this.position++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ',')) {
                return true;
            }
            this.position++;
        }
        this.position = this.line.length();
        return !quoted;
    }

    /** No node has a character that must be escaped. */
    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
