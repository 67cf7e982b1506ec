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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one line of a {@code Cache-Control} field. It never fails: what is no directive is skipped
 * up to the next comma, and a quotation that does not end forbids to store, since it may have
 * swallowed anything.
 */
final class DirectiveParser {

    private final String line;

    private final List<Directive> directives = new ArrayList<>();

    private int position;

    DirectiveParser(String line) {
        this.line = line;
    }

    List<Directive> parse() {
        while (this.position < this.line.length()) {
            String name = token();
            skipBlanks();
            String argument = null;
            if (at('=')) {
                this.position++;
                skipBlanks();
                argument = argument();
            }
            if (!name.isEmpty()) {
                this.directives.add(new Directive(name.toLowerCase(Locale.ROOT), argument));
            }
            skipToComma();
        }
        return this.directives;
    }

    private @Nullable String argument() {
        String argument = at('"') ? quoted() : token();
        skipBlanks();
        boolean ended = this.position >= this.line.length() || at(',');
        // Whatever it is, it is no number.
        return ended ? argument : "";
    }

    private String token() {
        skipBlanks();
        int start = this.position;
        while (this.position < this.line.length() && isToken(this.line.charAt(this.position))) {
            this.position++;
        }
        return this.line.substring(start, this.position);
    }

    private @Nullable String quoted() {
        StringBuilder text = new StringBuilder();
        for (this.position++; this.position < this.line.length(); this.position++) {
            char character = this.line.charAt(this.position);
            if (character == '"') {
                this.position++;
                return text.toString();
            }
            if (character == '\\' && this.position + 1 < this.line.length()) {
                this.position++;
                character = this.line.charAt(this.position);
            }
            text.append(character);
        }
        this.directives.add(new Directive("no-store", null));
        this.directives.add(Directive.UNENDED);
        return null;
    }

    private void skipToComma() {
        while (this.position < this.line.length() && !at(',')) {
            if (at('"')) {
                var _ = quoted();
            } else {
                this.position++;
            }
        }
        this.position++;
    }

    private void skipBlanks() {
        while (at(' ') || at('\t')) {
            this.position++;
        }
    }

    private boolean at(char character) {
        return this.position < this.line.length() && this.line.charAt(this.position) == character;
    }

    private static boolean isToken(char character) {
        return character > ' ' && character < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(character) < 0;
    }
}
