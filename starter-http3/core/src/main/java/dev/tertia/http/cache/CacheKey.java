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

import java.net.URI;
import java.util.Locale;

/**
 * What a response is stored by: the URI of the request, without its method.
 *
 * <p>The authority is part of it, so that a response made for one {@code Host} is never sent to
 * another. The path and the query are taken as they came: neither are escapes decoded nor
 * parameters sorted, since the application may tell them apart.
 */
record CacheKey(String scheme, String authority, String target) {

    /** In characters. */
    static final int MAX_LENGTH = 8 * 1024;

    /** Returns the key, or {@code null} if the URI has no authority or is too long. */
    static @Nullable CacheKey of(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String authority =
                withoutDefaultPort(scheme, uri.getRawAuthority().toLowerCase(Locale.ROOT));
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = (uri.getRawQuery() == null) ? path : path + '?' + uri.getRawQuery();
        CacheKey key = new CacheKey(scheme, authority, target);
        return (key.length() <= MAX_LENGTH) ? key : null;
    }

    boolean sameOrigin(CacheKey other) {
        return this.scheme.equals(other.scheme) && this.authority.equals(other.authority);
    }

    int length() {
        return this.scheme.length() + this.authority.length() + this.target.length();
    }

    private static String withoutDefaultPort(String scheme, String authority) {
        String port =
                switch (scheme) {
                    case "http" -> ":80";
                    case "https" -> ":443";
                    default -> ":";
                };
        return authority.endsWith(port)
                ? authority.substring(0, authority.length() - port.length())
                : authority;
    }
}
