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

import dev.tertia.http.FilterOrder;
import dev.tertia.http.FilterStage;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Finds the address of the client once, for all that comes after: {@link
 * ClientAddress#find(ServerWebExchange)} and {@link ServerHttpRequest#getRemoteAddress()}.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientAddressFilter implements FilterStage {

    private final ClientAddressResolver resolver;

    /**
     * Creates a filter.
     *
     * @param resolver what finds the address
     */
    public ClientAddressFilter(ClientAddressResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ClientAddress client = this.resolver.resolve(exchange.getRequest());
        if (client == null) {
            return chain.filter(exchange);
        }
        client.store(exchange);
        return chain.filter(withAddress(exchange, client.address()));
    }

    /** The port of a client behind a proxy is not known. */
    private static ServerWebExchange withAddress(ServerWebExchange exchange, InetAddress client) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (remote != null && client.equals(remote.getAddress())) {
            return exchange;
        }
        InetSocketAddress address = new InetSocketAddress(client, 0);
        return exchange.mutate().request(request -> request.remoteAddress(address)).build();
    }

    @Override
    public int getOrder() {
        return FilterOrder.CLIENT_ADDRESS;
    }

    /** Spring makes the name of a checkpoint of it with every request. */
    @Override
    public String toString() {
        return "ClientAddressFilter";
    }
}
