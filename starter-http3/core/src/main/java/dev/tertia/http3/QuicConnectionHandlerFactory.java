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

import org.jspecify.annotations.Nullable;

import reactor.netty.http.server.HttpServer;

/** Takes the request handling of a server apart from its sockets. */
interface QuicConnectionHandlerFactory {

    /**
     * Returns the handler of a server's connections.
     *
     * @param server a server set to HTTP/3, with TLS and its request handler
     * @return the handler, or {@code null} if it cannot be had from this version of Reactor Netty
     */
    @Nullable QuicConnectionHandler create(HttpServer server);
}
