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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.AttributeKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the listener takes for granted of the Reactor Netty version it runs on. */
final class QuicConnectionHandlerContractTests {

    private static final int H3_REQUEST_CANCELLED = 0x10c;

    private static final String NO_SUCH_FIELD = "noSuchField";

    @Test
    void reactorNettyHasTheConnectionInitializer() {
        QuicConnectionHandler handler =
                new ReactorNettyConnectionHandlerFactory().create(http3Server());
        assertThat(handler).isNotNull();
        assertThat(handler.initializer()).isInstanceOf(ChannelInitializer.class);
        assertThat(((ChannelInitializer<?>) handler.initializer()).isSharable()).isTrue();
        assertThat(handler.streamOptions().get(ChannelOption.AUTO_READ)).isEqualTo(false);
        assertThat(handler.streamOptions().get(ChannelOption.TCP_NODELAY)).isNull();
    }

    @Test
    void thereIsNoHandlerWithoutTheField() {
        assertThat(new ReactorNettyConnectionHandlerFactory(NO_SUCH_FIELD).create(http3Server()))
                .isNull();
    }

    private static HttpServer http3Server() {
        return HttpServer.create()
                .protocol(HttpProtocol.HTTP3)
                .secure(spec -> spec.sslContext(TestServer.sslContext()));
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, NO_SUCH_FIELD})
    void bothPathsServeRequestsAndKeepTheServersHooks(String field) throws Exception {
        BlockingQueue<String> connections = new LinkedBlockingQueue<>();
        BlockingQueue<String> logged = new LinkedBlockingQueue<>();
        try (TestServer server =
                start(
                        field,
                        http ->
                                http.doOnConnection(connection -> connections.add("connection"))
                                        .accessLog(
                                                true,
                                                log -> {
                                                    logged.add(String.valueOf(log.protocol()));
                                                    return null;
                                                }))) {
            assertThat(get(server, "/hello")).isEqualTo("hello");
            assertThat(get(server, "/protocol")).isEqualTo("HTTP/3.0");
            assertThat(server.listener().activeConnections()).isEqualTo(2);
            assertThat(connections.poll(10, TimeUnit.SECONDS)).isEqualTo("connection");
            assertThat(logged.poll(10, TimeUnit.SECONDS)).isEqualTo("HTTP/3.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, NO_SUCH_FIELD})
    void bothPathsReadTheControlStreamOfTheirPeer(String field) throws Exception {
        try (TestServer server = start(field, http -> http);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            // A control stream (0x00) that begins with GOAWAY instead of SETTINGS.
            client.openUnidirectional(0x00, 0x07, 0x01, 0x00);
            assertThat(client.awaitClose()).isEqualTo(0x10a); // H3_MISSING_SETTINGS
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, NO_SUCH_FIELD})
    void bothPathsTellTheirPeersWhenTheyClose(String field) throws Exception {
        try (TestServer server = start(field, http -> http);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            server.listener().close();
            assertThat(client.awaitClose()).isEqualTo(0x100); // H3_NO_ERROR
            assertThat(server.listener().isAccepting()).isFalse();
            assertThat(server.listener().activeConnections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, NO_SUCH_FIELD})
    void bothPathsGiveAttributesToConnectionsAndStreams(String field) throws Exception {
        AttributeKey<String> ofConnection = AttributeKey.valueOf("test.connection");
        AttributeKey<String> ofStream = AttributeKey.valueOf("test.stream");
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (TestServer server =
                start(
                        field,
                        http ->
                                http.attr(ofConnection, "c")
                                        .childAttr(ofStream, "s")
                                        .doOnConnection(stream ->
                                                seen.add(
                                                        stream.channel()
                                                                        .parent()
                                                                        .attr(ofConnection)
                                                                        .get()
                                                                + stream.channel()
                                                                        .attr(ofStream)
                                                                        .get())))) {
            assertThat(get(server, "/hello")).isEqualTo("hello");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("cs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, NO_SUCH_FIELD})
    void failingHooksCloseTheStreamAlone(String field) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (TestServer server =
                start(
                        field,
                        http ->
                                http.doOnConnection(stream -> {
                                    if (connections.incrementAndGet() == 1) {
                                        throw new IllegalStateException("on purpose");
                                    }
                                }))) {
            assertThatException().isThrownBy(() -> get(server, "/hello"));
            assertThat(get(server, "/hello")).isEqualTo("hello");
        }
    }

    @Test
    void aPeerThatBreaksOffFillsNoLog() throws Exception {
        try (LogRecorder log = new LogRecorder()) {
            try (TestServer server = TestServer.start();
                    RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
                // A HEADERS frame (0x01) of 100 bytes that ends after three.
                QuicStreamChannel headers = client.beginRequest(0x01, 0x40, 0x64, 0x00, 0x00, 0xd1);
                // POST / with a DATA frame (0x00) of 100 bytes that ends after two.
                QuicStreamChannel body =
                        client.beginRequest(
                                0x01, 0x08, 0x00, 0x00, 0xd4, 0xd7, 0xc1, 0x50, 0x01, 0x61, 0x00,
                                0x40, 0x64, 0x00, 0x00);
                // One event loop serves all: what was sent before is dealt with then.
                assertThat(get(server, "/hello")).isEqualTo("hello");
                headers.shutdownOutput(H3_REQUEST_CANCELLED).sync();
                body.shutdownOutput(H3_REQUEST_CANCELLED).sync();
                assertThat(get(server, "/hello")).isEqualTo("hello");
            }
            assertThat(log.warnings())
                    .allSatisfy(warning -> assertThat(warning).contains("requests in flight"));
        }
    }

    private static TestServer start(
            String field, java.util.function.UnaryOperator<HttpServer> customizer) {
        return TestServer.start(
                QuicTransportConfig.defaults(),
                new ReactorNettyConnectionHandlerFactory(field),
                customizer);
    }

    private static String get(TestServer server, String path) {
        return TestClients.http3(server.port())
                .get()
                .uri(path)
                .responseContent()
                .aggregate()
                .asString()
                .blockOptional()
                .orElseThrow();
    }
}
