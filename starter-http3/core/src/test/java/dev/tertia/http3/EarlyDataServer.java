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

import io.netty.handler.ssl.ClientAuth;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server whose application says what it was told of early data. */
final class EarlyDataServer implements AutoCloseable {

    private final LoopResources loops = LoopResources.create("early-data", 2, true);

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    private final Http3Listener listener;

    private EarlyDataServer(boolean earlyData, ConnectionLimits limits) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        this.listener =
                Http3Listener.bind(
                        HttpServer.create().handle(this::answer),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new Http3ListenerConfig(
                                defaults.transport(),
                                defaults.retry(),
                                limits,
                                defaults.requests()),
                        QuicSslContexts.forServer(
                                TestServer.credentials(TestServer.certificate()),
                                Map.of(),
                                ClientAuth.NONE,
                                earlyData),
                        this.loops);
    }

    static EarlyDataServer start() {
        return start(ConnectionLimits.defaults().handshakeTimeout());
    }

    static EarlyDataServer start(Duration handshakeTimeout) {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        return new EarlyDataServer(
                true,
                new ConnectionLimits(
                        defaults.maxConnections(),
                        defaults.maxConnectionsPerPrefix(),
                        defaults.ipv4PrefixLength(),
                        defaults.ipv6PrefixLength(),
                        handshakeTimeout));
    }

    /** Starts one that takes none. */
    static EarlyDataServer startWithout() {
        return new EarlyDataServer(false, ConnectionLimits.defaults());
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        this.seen.add(request.method() + " " + request.requestHeaders().get("early-data"));
        return request.receive().then().then(response.sendString(Mono.just("ok")).then());
    }

    /** Returns the method of each request and the field that it came with, or {@code null}. */
    BlockingQueue<String> seen() {
        return this.seen;
    }

    Http3Listener listener() {
        return this.listener;
    }

    InetSocketAddress address() {
        return this.listener.localAddress();
    }

    @Override
    public void close() {
        this.listener.close();
        this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }
}
