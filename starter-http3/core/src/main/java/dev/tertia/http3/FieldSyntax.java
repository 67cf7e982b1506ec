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

/** The characters that HTTP allows (RFC 9110 §5, RFC 3986), where a wrong one could do harm. */
final class FieldSyntax {

    private static final String TOKEN_MARKS = "-!#$%&'*+.^_`|~";

    /** What would lead beyond the authority, and the userinfo that it must not have. */
    private static final String AUTHORITY_END = "/?#@\\";

    private FieldSyntax() {}

    static boolean isToken(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A token in lower case. */
    static boolean isFieldName(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isUpperCase(character) || !isTokenCharacter(character)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** No control characters: with line breaks one field could become two. */
    static boolean isFieldValue(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isControl(character) && character != '\t') {
                return false;
            }
        }
        return true;
    }

    static boolean isScheme(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean inside = isDigit(character) || "+-.".indexOf(character) >= 0;
            if (!isLetter(character) && (i == 0 || !inside)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isAuthority(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isControlOrSpace(character) || AUTHORITY_END.indexOf(character) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A path with a query, or the asterisk of OPTIONS; never a whole URI. */
    static boolean isPath(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isControlOrSpace(character) || character == '#') {
                return false;
            }
        }
        return !text.isEmpty() && (text.charAt(0) == '/' || "*".contentEquals(text));
    }

    private static boolean isTokenCharacter(char character) {
        return isLetter(character) || isDigit(character) || TOKEN_MARKS.indexOf(character) >= 0;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || isUpperCase(character);
    }

    private static boolean isUpperCase(char character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isControlOrSpace(char character) {
        return character == ' ' || isControl(character);
    }

    private static boolean isControl(char character) {
        return character < ' ' || character == 0x7f;
    }
}
