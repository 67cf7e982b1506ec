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
package dev.tertia.sample.webapi.protocol;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.netty.http.server.HttpServerRequest;

import java.net.InetSocketAddress;

/** Says what the server saw, for a client to compare with what it meant to send. */
@RestController
@Tag(name = "Protocol", description = "Which HTTP version carried the request")
final class ProtocolController {

    @GetMapping("/api/protocol")
    @Operation(
            summary = "Name the protocol of this request",
            description = "The answer is never stored: each call is a request of its own.")
    ResponseEntity<RequestProtocol> protocol(ServerHttpRequest request) {
        HttpServerRequest connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RequestProtocol(connection.protocol(), text(request.getRemoteAddress())));
    }

    private static @Nullable String text(@Nullable InetSocketAddress address) {
        return address == null
                ? null
                : address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
