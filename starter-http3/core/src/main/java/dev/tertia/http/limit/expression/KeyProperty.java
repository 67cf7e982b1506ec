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
package dev.tertia.http.limit.expression;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What expressions can name. */
enum KeyProperty {
    METHOD("method", false),

    PATH("path", false),

    HEADERS("headers", true),

    QUERY_PARAMETERS("queryParameters", true),

    CLIENT_ADDRESS("clientAddress", false),

    PRINCIPAL("principal", false);

    private final String text;

    private final boolean map;

    KeyProperty(String text, boolean map) {
        this.text = text;
        this.map = map;
    }

    static @Nullable KeyProperty find(String name) {
        for (KeyProperty property : values()) {
            if (property.text.equals(name)) {
                return property;
            }
        }
        return null;
    }

    static String names() {
        return Arrays.stream(values())
                .map(property -> "'" + property.text + (property.map ? "[...]'" : "'"))
                .collect(Collectors.joining(", "));
    }

    /** Whether its values have names of their own. */
    boolean isMap() {
        return this.map;
    }

    @Nullable Object of(KeySource source) {
        return switch (this) {
            case METHOD -> source.method();
            case PATH -> source.path();
            case HEADERS -> new FirstValues(source::header);
            case QUERY_PARAMETERS -> new FirstValues(source::queryParameter);
            case CLIENT_ADDRESS -> source.clientAddress();
            case PRINCIPAL -> source.principal();
        };
    }
}
