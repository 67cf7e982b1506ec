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

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the listener takes for granted of the Reactor Netty version it runs on. */
final class QuicConnectionHandlerContractTests {

    private static final String NO_SUCH_FIELD = "noSuchField";

    @Test
    void reactorNettyHasTheConnectionInitializer() {
        QuicConnectionHandler handler =
                new ReactorNettyConnectionHandlerFactory().create(http3Server());
        assertThat(handler).isNotNull();
        assertThat(handler.initializer()).isInstanceOf(ChannelInitializer.class);
        assertThat(((ChannelInitializer<?>) handler.initializer()).isSharable()).isTrue();
        assertThat(handler.streamOptions())
                .containsEntry(ChannelOption.AUTO_READ, false)
                .doesNotContainKey(ChannelOption.TCP_NODELAY);
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
    void bothPathsServeRequestsAndKeepTheServersHooks(String field) {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        try (TestServer server =
                start(
                        field,
                        http ->
                                http.doOnConnection(connection -> events.add("connection"))
                                        .accessLog(
                                                true,
                                                log -> {
                                                    events.add("log " + log.protocol());
                                                    return null;
                                                }))) {
            assertThat(get(server, "/hello")).isEqualTo("hello");
            assertThat(get(server, "/protocol")).isEqualTo("HTTP/3.0");
            assertThat(server.listener().activeConnections()).isEqualTo(2);
            assertThat(events).contains("connection", "log HTTP/3.0");
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
