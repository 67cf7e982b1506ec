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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.Http3SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.tcp.SslProvider;

import java.io.File;
import java.time.Duration;

/** Reactor Netty alone: two servers on one port, with handlers and nothing else. */
final class ReactorNettyServer {

    private ReactorNettyServer() {}

    static void start(ServerSettings settings) {
        HttpServer server =
                HttpServer.create()
                        .host(ServerSettings.HOST)
                        .port(settings.port())
                        .route(ReactorNettyServer::routes);
        File certificate = settings.certificate().toFile();
        File key = settings.key().toFile();
        SslProvider.GenericSslContextSpec<?> http2 =
                Http2SslContextSpec.forServer(certificate, key);
        server.protocol(HttpProtocol.HTTP11, HttpProtocol.H2)
                .secure(ssl -> ssl.sslContext(http2))
                .bindNow();
        server.protocol(HttpProtocol.HTTP3)
                .secure(ssl ->
                        ssl.sslContext(Http3SslContextSpec.forServer(key, null, certificate)))
                .http3Settings(quic ->
                        quic.idleTimeout(Duration.ofSeconds(30))
                                .maxData(ServerSettings.CONNECTION_WINDOW)
                                .maxStreamDataBidirectionalLocal(ServerSettings.STREAM_WINDOW)
                                .maxStreamDataBidirectionalRemote(ServerSettings.STREAM_WINDOW)
                                .maxStreamsBidirectional(ServerSettings.MAX_STREAMS))
                .bindNow();
    }

    private static void routes(HttpServerRoutes routes) {
        ByteBuf hello = Unpooled.wrappedBuffer(Bodies.hello()).asReadOnly();
        ByteBuf json = Unpooled.wrappedBuffer(Bodies.json()).asReadOnly();
        ByteBuf download = Unpooled.wrappedBuffer(Bodies.download()).asReadOnly();
        routes.get("/hello", (request, response) -> answer(response, "text/plain", hello))
                .get("/json", (request, response) -> answer(response, Bodies.JSON_TYPE, json))
                .get(
                        "/download",
                        (request, response) ->
                                answer(response, "application/octet-stream", download))
                .post("/upload", ReactorNettyServer::upload);
    }

    private static Publisher<Void> answer(HttpServerResponse response, String type, ByteBuf body) {
        return response.header("content-type", type)
                .header("content-length", Integer.toString(body.readableBytes()))
                .send(Mono.fromSupplier(body::retainedDuplicate));
    }

    private static Publisher<Void> upload(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .map(ByteBuf::readableBytes)
                .reduce(0, Integer::sum)
                .flatMap(bytes -> response.sendString(Mono.just(bytes.toString())).then());
    }
}
