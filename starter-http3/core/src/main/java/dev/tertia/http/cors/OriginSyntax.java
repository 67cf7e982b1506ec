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
package dev.tertia.http.cors;

import org.springframework.util.Assert;

import java.util.regex.Pattern;

/** What an origin looks like (RFC 6454 §6.2), and which patterns of origins are safe. */
final class OriginSyntax {

    private static final String SCHEME = "[a-z][a-z0-9+.-]*://";

    private static final String HOST = "([a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*|\\[[0-9a-f:.]+])";

    private static final Pattern ORIGIN = Pattern.compile(SCHEME + HOST + "(:\\d{1,5})?");

    /** A wildcard for all labels before two that are fixed, or a fixed host; then the ports. */
    private static final Pattern SAFE_PATTERN =
            Pattern.compile(
                    SCHEME
                            + "(\\*(\\.[a-zA-Z0-9_-]+){2,}|"
                            + HOST
                            + ")(:(\\d{1,5}|\\[(\\*|\\d{1,5}(,\\d{1,5})*)]))?");

    private OriginSyntax() {}

    static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    static void requireOrigin(String text) {
        Assert.isTrue(
                isOrigin(text),
                () ->
                        "An allowed origin must be a scheme, a host and perhaps a port, without a"
                                + " path, such as https://shop.example.com, but was '"
                                + text
                                + "'"
                                + hint(text));
    }

    private static String hint(String text) {
        return switch (text) {
            case "null" -> ": 'null' is the origin of every sandboxed page, whoever has made it";
            default ->
                    text.contains("*") ? ": wildcards belong into 'allowed-origin-patterns'" : "";
        };
    }

    static void requirePattern(String text) {
        Assert.isTrue(
                SAFE_PATTERN.matcher(text).matches(),
                () ->
                        "An allowed origin pattern must begin with a scheme and may have a wildcard"
                            + " only for subdomains of at least two fixed labels, or for ports,"
                            + " such as https://*.example.com or http://localhost:[*], but was '"
                                + text
                                + "': others could register a host that matches");
    }
}
