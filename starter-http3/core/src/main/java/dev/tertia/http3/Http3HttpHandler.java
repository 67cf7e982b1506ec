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

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

/**
 * Hands requests on with what Spring does not find by itself over HTTP/3. Thread-safe.
 *
 * <p>The request knows the certificate of its client; the response has no zero-copy files.
 *
 * <p>Over HTTP/3 Reactor Netty cannot send a file region (the client sees an empty body), and
 * Spring writes one whenever the response offers it; so files go out as buffers.
 *
 * @since 0.1.0
 */
public final class Http3HttpHandler implements HttpHandler {

    private final HttpHandler delegate;

    /**
     * Creates a new handler.
     *
     * @param delegate the application's handler
     */
    public Http3HttpHandler(HttpHandler delegate) {
        this.delegate = delegate;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return this.delegate.handle(
                new QuicServerHttpRequest(request), new QuicServerHttpResponse(response));
    }
}
