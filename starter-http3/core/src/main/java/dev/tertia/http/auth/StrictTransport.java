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
package dev.tertia.http.auth;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.security.web.server.header.StrictTransportSecurityServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/**
 * Tells browsers to come by TLS only (RFC 6797), but not for localhost: they would keep to it for
 * every other server on the developer's machine.
 */
final class StrictTransport implements ServerHttpHeadersWriter {

    private static final String LOCALHOST = "localhost";

    private final ServerHttpHeadersWriter field =
            new StrictTransportSecurityServerHttpHeadersWriter();

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return isLocal(exchange.getRequest().getURI().getHost())
                ? Mono.empty()
                : this.field.writeHttpHeaders(exchange);
    }

    private static boolean isLocal(@Nullable String host) {
        return host == null || host.equals(LOCALHOST) || host.endsWith("." + LOCALHOST);
    }
}
