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
package dev.tertia.http.client;

import dev.tertia.http.NativeRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.netty.http.server.ConnectionInformation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The other end of a request's connection, whatever headers have made of it. */
final class SocketPeer {

    private static final int IPV6_BITS = 128;

    private SocketPeer() {}

    static @Nullable InetAddress of(ServerHttpRequest request) {
        ConnectionInformation connection = NativeRequest.find(request, ConnectionInformation.class);
        SocketAddress address =
                (connection != null)
                        ? connection.connectionRemoteAddress()
                        : request.getRemoteAddress();
        return (address instanceof InetSocketAddress inet && inet.getAddress() != null)
                ? withoutScope(inet.getAddress())
                : null;
    }

    private static InetAddress withoutScope(InetAddress address) {
        return (address instanceof Inet6Address) ? NetworkPrefix.of(address, IPV6_BITS) : address;
    }
}
