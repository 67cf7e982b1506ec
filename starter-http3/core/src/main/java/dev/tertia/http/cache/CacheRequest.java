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

import dev.tertia.http.RequestProtocol;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

import java.util.List;

/** A request that the cache may answer: a GET or HEAD of a whole representation. */
record CacheRequest(
        CacheKey key,
        HttpMethod method,
        HttpHeaders headers,
        CacheDirectives directives,
        boolean hasPrincipal) {

    /** Fields that make a request one for the application alone. */
    private static final List<String> NOT_FOR_CACHES =
            List.of(
                    HttpHeaders.RANGE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.UPGRADE);

    /** Returns {@code null} if the request must go through untouched. */
    static @Nullable CacheRequest of(ServerHttpRequest request, boolean hasPrincipal) {
        HttpHeaders headers = request.getHeaders();
        CacheKey key = CacheKey.of(request.getURI());
        if (key == null || NOT_FOR_CACHES.stream().anyMatch(headers::containsHeader)) {
            return null;
        }
        return hasBody(request)
                ? null
                : new CacheRequest(
                        key, request.getMethod(), headers, directives(headers), hasPrincipal);
    }

    /** Over HTTP/3, which has no such field, Netty adds it to each request of unknown length. */
    private static boolean hasBody(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        boolean ofUnknownLength =
                headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                        && !RequestProtocol.isHttp3(request);
        return ofUnknownLength || (length != null && !length.equals("0"));
    }

    boolean isGet() {
        return HttpMethod.GET.equals(this.method);
    }

    boolean isConditional() {
        return this.headers.containsHeader(HttpHeaders.IF_NONE_MATCH)
                || this.headers.containsHeader(HttpHeaders.IF_MODIFIED_SINCE);
    }

    /**
     * Who sends it may be known by other means than {@code Authorization}, such as a cookie or an
     * API key: what RFC 9111 §3.5 says of that field is meant for all of them.
     */
    boolean isAuthorized() {
        return this.hasPrincipal || this.headers.containsHeader(HttpHeaders.AUTHORIZATION);
    }

    boolean forbidsToStore() {
        return this.directives.contains("no-store");
    }

    /** {@code Pragma} counts for clients of HTTP/1.0 only (RFC 9111 §5.4). */
    private static CacheDirectives directives(HttpHeaders headers) {
        boolean old = !headers.containsHeader(HttpHeaders.CACHE_CONTROL);
        return CacheDirectives.parse(
                headers.getOrEmpty(old ? HttpHeaders.PRAGMA : HttpHeaders.CACHE_CONTROL));
    }
}
