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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.FilterOrder;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

final class ClientAddressFilterTests {

    private static final ClientAddressFilter FILTER =
            new ClientAddressFilter(
                    new ForwardedClientAddressResolver(
                            TrustedProxies.of(List.of("10.0.0.0/8")),
                            ForwardingHeader.X_FORWARDED_FOR,
                            64));

    private static ServerWebExchange filter(MockServerHttpRequest.BaseBuilder<?> request) {
        AtomicReference<ServerWebExchange> filtered = new AtomicReference<>();
        FILTER.filter(
                        MockServerWebExchange.from(request),
                        exchange -> Mono.fromRunnable(() -> filtered.set(exchange)))
                .block();
        return Objects.requireNonNull(filtered.get());
    }

    @Test
    void whatComesAfterSeesTheClient() {
        ServerWebExchange exchange =
                filter(
                        MockServerHttpRequest.get("/")
                                .remoteAddress(
                                        new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 1))
                                .header("X-Forwarded-For", "198.51.100.1"));
        InetAddress client = InetAddress.ofLiteral("198.51.100.1");
        assertThat(exchange.getRequest().getRemoteAddress())
                .isEqualTo(new InetSocketAddress(client, 0));
        assertThat(ClientAddress.find(exchange))
                .isEqualTo(
                        new ClientAddress(
                                client, InetAddress.ofLiteral("10.0.0.1"), "198.51.100.1"));
    }

    @Test
    void clientWithoutProxyKeepsItsPort() {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral("198.51.100.1"), 4711);
        ServerWebExchange exchange = filter(MockServerHttpRequest.get("/").remoteAddress(address));
        assertThat(exchange.getRequest().getRemoteAddress()).isEqualTo(address);
    }

    @Test
    void requestWithoutSocketGoesOn() {
        ServerWebExchange exchange = filter(MockServerHttpRequest.get("/"));
        assertThat(ClientAddress.find(exchange)).isNull();
    }

    @Test
    void comesBeforeAllThatAskForTheAddress() {
        assertThat(FILTER.getOrder()).isEqualTo(FilterOrder.CLIENT_ADDRESS);
    }
}
