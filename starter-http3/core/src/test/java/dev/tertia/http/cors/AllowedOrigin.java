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

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An origin that is allowed, as simply as it can be said.
 *
 * @param ports none for {@code null}, any or none for an empty list
 */
record AllowedOrigin(String scheme, String host, boolean subdomains, @Nullable List<String> ports) {

    boolean accepts(String origin) {
        String start = this.scheme + "://";
        if (!origin.startsWith(start)) {
            return false;
        }
        String rest = origin.substring(start.length());
        int colon = rest.indexOf(':');
        String name = (colon < 0) ? rest : rest.substring(0, colon);
        String port = (colon < 0) ? "" : rest.substring(colon + 1);
        return acceptsHost(name) && acceptsPort(colon >= 0, port);
    }

    private boolean acceptsHost(String name) {
        String lower = lower(name);
        if (!this.subdomains) {
            return lower.equals(this.host);
        }
        return lower.endsWith("." + this.host)
                && !lower.startsWith(".")
                && !lower.contains("..")
                && lower.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= '0' && c <= '9')
                                        || c == '-'
                                        || c == '_'
                                        || c == '.');
    }

    private boolean acceptsPort(boolean there, String port) {
        if (this.ports == null) {
            return !there;
        }
        if (!this.ports.isEmpty()) {
            return there && this.ports.contains(port);
        }
        return !there
                || (!port.isEmpty()
                        && port.length() <= 5
                        && port.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** Of ASCII only: no other letter becomes one of these. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append((c >= 'A' && c <= 'Z') ? (char) (c + 32) : c);
        }
        return lower.toString();
    }
}
