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
package dev.tertia.sample.webapi.jar;

import io.netty.handler.codec.http.HttpHeaderNames;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** What makes the meters move: all protocols, answers of all kinds, until it is disposed of. */
final class MixedLoad {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** "monitoring:wrong". */
    private static final String WRONG_PASSWORD = "Basic bW9uaXRvcmluZzp3cm9uZw==";

    private final int port;

    private MixedLoad(int port) {
        this.port = port;
    }

    static Disposable start(int port) {
        MixedLoad load = new MixedLoad(port);
        Disposable.Composite all = Disposables.composite();
        for (HttpProtocol protocol :
                List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
            all.add(forever(load.requests(JarClient.of(protocol, port))));
        }
        all.add(forever(load.wrongPassword()));
        all.add(forever(load.changes()));
        all.add(forever(load.handshake()));
        return all;
    }

    private static Disposable forever(Mono<?> request) {
        return request.onErrorComplete().then(Mono.delay(PAUSE)).repeat().subscribe();
    }

    private Mono<?> requests(HttpClient client) {
        return Flux.just("/api/products", "/api/products/1", "/api/products?size=x", "/nowhere")
                .concatMap(path -> status(client, path))
                .concatWith(
                        status(
                                client.headers(headers ->
                                        headers.set(
                                                HttpHeaderNames.ORIGIN, "https://evil.example")),
                                "/api/products"))
                .then();
    }

    /** From an address of its own, as its failures count against all who share it. */
    private Mono<?> wrongPassword() {
        HttpClient client =
                JarClient.of(HttpProtocol.HTTP11, this.port)
                        .bindAddress(() -> new InetSocketAddress("127.0.0.2", 0))
                        .headers(headers ->
                                headers.set(HttpHeaderNames.AUTHORIZATION, WRONG_PASSWORD));
        return status(client, "/api/products");
    }

    /** A connection over QUIC that stays, and can be measured. */
    private Mono<?> changes() {
        return JarClient.of(HttpProtocol.HTTP3, this.port)
                .get()
                .uri("/api/products/changes")
                .responseContent()
                .then();
    }

    /**
     * Over HTTP/3 a client goes on with the connection that it has: only another one has another.
     */
    private Mono<?> handshake() {
        return Mono.defer(() -> status(JarClient.of(HttpProtocol.HTTP3, this.port), "/livez"))
                .delaySubscription(Duration.ofSeconds(1));
    }

    private static Mono<Integer> status(HttpClient client, String path) {
        return client.get()
                .uri(path)
                .responseSingle((response, body) -> body.then(Mono.just(response.status().code())))
                .onErrorComplete();
    }
}
