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

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Sends stored responses: whole, their header only, or 304 to a client that has them. */
final class StoredAnswer {

    /** Describe a body, so they have no place in a 304 (RFC 9110 §15.4.5). */
    private static final List<String> OF_BODY =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_LANGUAGE,
                    HttpHeaders.CONTENT_LENGTH);

    private final InstantSource clock;

    StoredAnswer(InstantSource clock) {
        this.clock = clock;
    }

    /** Sends the response in addition to the fields that are already set. */
    Mono<Void> send(CacheExchange exchange, StoredResponse stored) {
        ServerHttpResponse response = exchange.response();
        HttpHeaders headers = response.getHeaders();
        setFields(headers, stored);
        if (Preconditions.isNotModified(exchange.request().headers(), stored)) {
            OF_BODY.forEach(headers::remove);
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatusCode.valueOf(stored.status()));
        if (stored.status() == 204) {
            return response.setComplete();
        }
        headers.setContentLength(stored.body().length());
        return exchange.request().isGet() && stored.body().length() > 0
                ? response.writeWith(
                        Mono.fromSupplier(() -> stored.body().toBuffer(response.bufferFactory())))
                : response.setComplete();
    }

    private void setFields(HttpHeaders headers, StoredResponse stored) {
        List<String> vary = headers.getOrEmpty(HttpHeaders.VARY);
        stored.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        List<String> all =
                Stream.concat(vary.stream(), headers.getOrEmpty(HttpHeaders.VARY).stream())
                        .distinct()
                        .toList();
        if (!all.isEmpty()) {
            headers.put(HttpHeaders.VARY, all);
        }
        long age = stored.freshness().age(this.clock.instant());
        headers.set(HttpHeaders.AGE, Long.toString(age));
    }
}
