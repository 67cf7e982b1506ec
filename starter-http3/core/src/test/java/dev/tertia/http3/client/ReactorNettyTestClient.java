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
package dev.tertia.http3.client;

import dev.tertia.http3.TestClients;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Reactor Netty's client. */
final class ReactorNettyTestClient implements TestClient {

    private final HttpClient client;

    private final Disposable.Composite streams = Disposables.composite();

    ReactorNettyTestClient(int port) {
        this.client = TestClients.http3(port);
    }

    @Override
    public CompletableFuture<TestResponse> send(String method, String path, byte[] body) {
        return this.client
                .headers(headers -> contentLength(headers, method, body))
                .request(HttpMethod.valueOf(method))
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) ->
                        content.asByteArray()
                                .defaultIfEmpty(new byte[0])
                                .map(bytes ->
                                        new TestResponse(
                                                response.status().code(),
                                                map(response.responseHeaders()),
                                                bytes)))
                .toFuture();
    }

    private static void contentLength(HttpHeaders headers, String method, byte[] body) {
        if (method.equals("POST")) {
            headers.set("content-length", body.length);
        }
    }

    private static Map<String, String> map(HttpHeaders headers) {
        return headers.entries().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue,
                                (first, second) -> first));
    }

    @Override
    public BlockingQueue<String> lines(String path) {
        LineQueue queue = new LineQueue();
        this.streams.add(
                this.client.get().uri(path).responseContent().asByteBuffer().subscribe(queue::add));
        return queue.lines();
    }

    @Override
    public void close() {
        this.streams.dispose();
        this.client.configuration().connectionProvider().disposeLater().block();
    }
}
