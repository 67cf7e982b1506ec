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
package dev.tertia.benchmarks.http.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;

import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x with one event loop, which is what a server of its has unless it is deployed often. */
final class VertxServer {

    private final Buffer hello = Buffer.buffer(Bodies.hello());

    private final Buffer json = Buffer.buffer(Bodies.json());

    private final Buffer download = Buffer.buffer(Bodies.download());

    void start(ServerSettings settings) {
        HttpServerConfig config =
                new HttpServerConfig()
                        .setVersions(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2, HttpVersion.HTTP_3)
                        .setHost(ServerSettings.HOST)
                        .setPort(settings.port());
        ServerSSLOptions ssl =
                new ServerSSLOptions()
                        .setKeyCertOptions(
                                new PemKeyCertOptions()
                                        .setCertPath(settings.certificate().toString())
                                        .setKeyPath(settings.key().toString()));
        var _ =
                Vertx.vertx()
                        .createHttpServer(config, ssl)
                        .requestHandler(this::handle)
                        .listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    private void handle(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/hello" -> answer(request, "text/plain", this.hello);
            case "/json" -> answer(request, Bodies.JSON_TYPE, this.json);
            case "/download" -> answer(request, "application/octet-stream", this.download);
            default -> upload(request);
        }
    }

    private static void answer(HttpServerRequest request, String type, Buffer body) {
        var _ = request.response().putHeader("content-type", type).end(body);
    }

    private static void upload(HttpServerRequest request) {
        AtomicInteger bytes = new AtomicInteger();
        request.handler(buffer -> bytes.addAndGet(buffer.length()));
        request.endHandler(end -> {
            var _ = request.response().end(Integer.toString(bytes.get()));
        });
    }
}
