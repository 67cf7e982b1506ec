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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Removes what an unsafe request may have changed (RFC 9111 §4.4). */
final class Invalidation {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final ResponseStore store;

    Invalidation(ResponseStore store) {
        this.store = store;
    }

    /** Invalidates when the response of an unsafe request is about to be sent. */
    void watch(ServerWebExchange exchange) {
        if (!SAFE.contains(exchange.getRequest().getMethod())) {
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(() -> invalidate(exchange)));
        }
    }

    private void invalidate(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        HttpStatusCode status = response.getStatusCode();
        if (status != null && status.isError()) {
            return;
        }
        URI uri = exchange.getRequest().getURI();
        CacheKey key = CacheKey.of(uri);
        if (key == null) {
            return;
        }
        this.store.invalidate(key);
        for (String name : List.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION)) {
            CacheKey other = resolve(uri, response.getHeaders().getFirst(name));
            if (other != null && other.sameOrigin(key)) {
                this.store.invalidate(other);
            }
        }
    }

    private static @Nullable CacheKey resolve(URI base, @Nullable String reference) {
        try {
            return (reference != null) ? CacheKey.of(base.resolve(reference)) : null;
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }
}
