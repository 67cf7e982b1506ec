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

import io.netty.handler.codec.http.HttpHeaderNames;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients ask for. */
public final class TestRoutes {

    public static final int GATE_SIZE = 100;

    public static final byte[] BIG = big();

    private final AtomicInteger atGate = new AtomicInteger();

    private final Sinks.Empty<Void> gate = Sinks.empty();

    private final Sinks.Many<String> events = Sinks.many().replay().all();

    private static byte[] big() {
        byte[] bytes = new byte[5 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 13));
        }
        return bytes;
    }

    RouterFunction<ServerResponse> all() {
        return RouterFunctions.route()
                .GET("/hello", request -> ServerResponse.ok().bodyValue("hello"))
                .HEAD("/hello", request -> ServerResponse.ok().bodyValue("hello"))
                .GET("/protocol", TestRoutes::protocol)
                .GET("/address", TestRoutes::address)
                .GET("/big", request -> ServerResponse.ok().bodyValue(BIG))
                .GET("/big/{size}", TestRoutes::beginning)
                .POST("/echo", TestRoutes::echo)
                .POST("/echo/{name}", TestRoutes::echo)
                .POST("/digest", TestRoutes::digest)
                .POST("/ponder", TestRoutes::ponder)
                .GET("/gate", this::waitAtGate)
                .GET("/events", this::events)
                .GET("/trailers", TestRoutes::trailers)
                .build();
    }

    /** Sends an event to those who listen. */
    public void emit(String event) {
        this.events.tryEmitNext(event).orThrow();
    }

    /** Ends the events. */
    public void endEvents() {
        this.events.tryEmitComplete().orThrow();
    }

    private static Mono<ServerResponse> protocol(ServerRequest request) {
        HttpServerRequest nativeRequest =
                ServerHttpRequestDecorator.getNativeRequest(request.exchange().getRequest());
        return ServerResponse.ok().bodyValue(nativeRequest.protocol());
    }

    private static Mono<ServerResponse> address(ServerRequest request) {
        return ServerResponse.ok().bodyValue(request.remoteAddress().orElseThrow().toString());
    }

    private static Mono<ServerResponse> beginning(ServerRequest request) {
        int size = Integer.parseInt(request.pathVariable("size"));
        return ServerResponse.ok().bodyValue(Arrays.copyOf(BIG, size));
    }

    private static Mono<ServerResponse> echo(ServerRequest request) {
        Flux<DataBuffer> body = request.body(BodyExtractors.toDataBuffers());
        return ServerResponse.ok().body(body, DataBuffer.class);
    }

    private static Mono<ServerResponse> digest(ServerRequest request) {
        return request.body(BodyExtractors.toDataBuffers())
                .collect(TestRoutes::sha256, TestRoutes::update)
                .flatMap(digest -> ServerResponse.ok().bodyValue(digest.digest()));
    }

    /** Reads its request after a while. */
    private static Mono<ServerResponse> ponder(ServerRequest request) {
        return Mono.delay(Duration.ofMillis(900)).then(digest(request));
    }

    private static void update(MessageDigest digest, DataBuffer buffer) {
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        DataBufferUtils.release(buffer);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Answers nobody before everybody is there: only concurrent requests get through. */
    private Mono<ServerResponse> waitAtGate(ServerRequest request) {
        if (this.atGate.incrementAndGet() == GATE_SIZE) {
            this.gate.tryEmitEmpty().orThrow();
        }
        return this.gate.asMono().then(ServerResponse.ok().bodyValue("through"));
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        Flux<ServerSentEvent<String>> stream =
                this.events.asFlux().map(event -> ServerSentEvent.builder(event).build());
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(stream, ServerSentEvent.class);
    }

    private static Mono<ServerResponse> trailers(ServerRequest request) {
        ServerHttpResponse response = request.exchange().getResponse();
        HttpServerResponse nativeResponse = ServerHttpResponseDecorator.getNativeResponse(response);
        nativeResponse
                .header(HttpHeaderNames.TRAILER, "x-checksum")
                .trailerHeaders(trailers -> trailers.set("x-checksum", "abc"));
        return ServerResponse.ok().body(Flux.just("with", "trailers"), String.class);
    }
}
