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
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.publisher.Flux;

/**
 * A request as the application gets it: with the validators of the stored response in place of the
 * client's, and without a body, since that is not part of the key.
 */
final class ForwardedRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;

    ForwardedRequest(ServerHttpRequest request, @Nullable StoredResponse stored) {
        super(request);
        this.headers =
                (stored != null && stored.hasValidator())
                        ? withValidators(request.getHeaders(), stored.headers())
                        : request.getHeaders();
    }

    @Override
    public HttpHeaders getHeaders() {
        return this.headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }

    private static HttpHeaders withValidators(HttpHeaders request, HttpHeaders stored) {
        HttpHeaders headers = HttpHeaders.copyOf(request);
        replace(headers, HttpHeaders.IF_NONE_MATCH, stored.getFirst(HttpHeaders.ETAG));
        replace(headers, HttpHeaders.IF_MODIFIED_SINCE, stored.getFirst(HttpHeaders.LAST_MODIFIED));
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    private static void replace(HttpHeaders headers, String name, @Nullable String value) {
        headers.remove(name);
        if (value != null) {
            headers.set(name, value);
        }
    }
}
