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
package dev.tertia.autoconfigure.http3;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import java.util.function.BooleanSupplier;

/**
 * Says over HTTP/1.1 that a response is the last one of its connection (RFC 9112 §9.6), so that no
 * client sends a further request and cannot know what became of it. Thread-safe.
 */
record LastResponseHttpHandler(HttpHandler delegate, BooleanSupplier last) implements HttpHandler {

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        if (nativeRequest.version().majorVersion() == 1) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> announce(response.getHeaders())));
        }
        return this.delegate.handle(request, response);
    }

    private void announce(HttpHeaders headers) {
        if (this.last.getAsBoolean()) {
            headers.setConnection("close");
        }
    }
}
