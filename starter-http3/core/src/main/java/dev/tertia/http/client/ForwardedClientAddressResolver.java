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
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

import java.net.InetAddress;
import java.util.Iterator;

/**
 * Believes what trusted proxies say of the address they got a request from (RFC 7239 §4), and
 * nobody else. Thread-safe.
 *
 * <p>Begins with the peer of the socket. As long as the address is that of a trusted proxy, the
 * next one is taken from the end of the header, where that proxy has put it. What is further left
 * may have been sent by the client itself and is never looked at. A node that is hidden ({@code
 * unknown}, {@code _name}) or malformed ends the way: the proxy that wrote it stands for its
 * clients.
 *
 * @since 0.1.0
 */
public final class ForwardedClientAddressResolver implements ClientAddressResolver {

    private final TrustedProxies proxies;

    private final ForwardingHeader header;

    private final AddressGroups groups;

    /**
     * Creates a resolver.
     *
     * @param proxies whom to believe; without any the header is ignored
     * @param header the one header that these proxies write; another one may come from the client
     * @param ipv6PrefixLength bits of an IPv6 address that the addresses of a client share, from 1
     *     to 128
     * @throws IllegalArgumentException if the length is out of its range
     */
    public ForwardedClientAddressResolver(
            TrustedProxies proxies, ForwardingHeader header, int ipv6PrefixLength) {
        this.proxies = proxies;
        this.header = header;
        this.groups = new AddressGroups(ipv6PrefixLength);
    }

    @Override
    public @Nullable ClientAddress resolve(ServerHttpRequest request) {
        InetAddress peer = SocketPeer.of(request);
        if (peer == null) {
            return null;
        }
        InetAddress client =
                this.proxies.contains(peer) ? beyond(peer, request.getHeaders()) : peer;
        return new ClientAddress(client, peer, this.groups.of(client));
    }

    private InetAddress beyond(InetAddress peer, HttpHeaders headers) {
        InetAddress address = peer;
        Iterator<String> nodes = this.header.nodes(headers).reversed().iterator();
        while (nodes.hasNext() && this.proxies.contains(address)) {
            InetAddress next = ForwardedNode.address(nodes.next());
            if (next == null) {
                break;
            }
            address = next;
        }
        return address;
    }
}
