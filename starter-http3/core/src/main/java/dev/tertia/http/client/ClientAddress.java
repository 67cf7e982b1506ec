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

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a request comes from. Immutable.
 *
 * @param address the client as the last trusted proxy saw it, or the peer itself
 * @param peer the other end of the connection: the client or the last proxy
 * @param group what stands for the client where clients are counted: its IPv4 address, or the
 *     network of its IPv6 address such as {@code 2001:db8::/64}, as a client has many addresses in
 *     there
 * @since 0.1.0
 */
public record ClientAddress(InetAddress address, InetAddress peer, String group) {

    private static final String ATTRIBUTE = ClientAddress.class.getName();

    /**
     * Finds what {@link ClientAddressFilter} has found out.
     *
     * @param exchange an exchange that has passed the filter
     * @return the address, or {@code null} when the filter is absent or there is no socket
     */
    public static @Nullable ClientAddress find(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /**
     * Returns what stands for the client of an exchange where clients are counted. Without {@link
     * ClientAddressFilter} it is the peer of the socket.
     *
     * @param exchange the exchange
     * @return the group, or an empty string when there is no socket
     */
    public static String groupOf(ServerWebExchange exchange) {
        ClientAddress client = find(exchange);
        if (client != null) {
            return client.group();
        }
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return (remote != null) ? remote.getHostString() : "";
    }

    void store(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
