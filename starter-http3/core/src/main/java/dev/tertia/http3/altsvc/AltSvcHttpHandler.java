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
package dev.tertia.http3.altsvc;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/**
 * Adds {@code Alt-Svc} to the responses of the TCP server. A value that the application has set
 * stays. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AltSvcHttpHandler implements HttpHandler {

    private static final String ALT_SVC = "Alt-Svc";

    private final HttpHandler delegate;

    private final Supplier<@Nullable String> value;

    /**
     * Creates a new handler.
     *
     * @param delegate the application's handler
     * @param value asked when a response's header is about to be sent; {@code null} announces
     *     nothing
     */
    public AltSvcHttpHandler(HttpHandler delegate, Supplier<@Nullable String> value) {
        this.delegate = delegate;
        this.value = value;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        response.beforeCommit(() -> Mono.fromRunnable(() -> announce(response)));
        return this.delegate.handle(request, response);
    }

    private void announce(ServerHttpResponse response) {
        String current = this.value.get();
        if (current != null && !response.getHeaders().containsHeader(ALT_SVC)) {
            response.getHeaders().set(ALT_SVC, current);
        }
    }
}
