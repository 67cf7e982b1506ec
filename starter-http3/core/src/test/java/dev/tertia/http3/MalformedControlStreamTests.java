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

import static dev.tertia.http3.Wire.CANCEL_PUSH;
import static dev.tertia.http3.Wire.DATA;
import static dev.tertia.http3.Wire.EMPTY_SETTINGS;
import static dev.tertia.http3.Wire.GOAWAY;
import static dev.tertia.http3.Wire.GREASE;
import static dev.tertia.http3.Wire.HEADERS;
import static dev.tertia.http3.Wire.MAX_PUSH_ID;
import static dev.tertia.http3.Wire.PUSH_PROMISE;
import static dev.tertia.http3.Wire.SETTINGS;
import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.frame;
import static dev.tertia.http3.Wire.integer;
import static dev.tertia.http3.Wire.join;
import static dev.tertia.http3.Wire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** What a client may not do on its unidirectional streams, and what a server must bear. */
@Timeout(60)
final class MalformedControlStreamTests {

    private static final int CONTROL = 0x0;

    private static final int PUSH = 0x1;

    private static final int QPACK_ENCODER = 0x2;

    private static final int QPACK_DECODER = 0x3;

    private static final int REQUEST_CANCELLED = 0x10c;

    private static WireServer server;

    @BeforeAll
    static void start() {
        server = new WireServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource({"firstFrame", "frames", "lengths", "settingsErrors", "ids", "ends", "creation"})
    void closesTheConnection(WireCase fault) throws Exception {
        assertThat(server.connectionError(fault.script())).isEqualTo(fault.expected());
        server.assertUnharmed();
    }

    private static WireCase control(String rule, String fault, String error, byte[]... frames) {
        return new WireCase(rule, fault, error, client -> client.control(frames));
    }

    private static WireCase afterSettings(String rule, String fault, String error, byte[] frame) {
        return control(rule, fault, error, EMPTY_SETTINGS, frame);
    }

    static Stream<WireCase> firstFrame() {
        String rule = "RFC 9114 §6.2.1";
        String error = "H3_MISSING_SETTINGS";
        return Stream.of(
                control(rule, "GOAWAY first", error, frame(GOAWAY, integer(0))),
                control(rule, "MAX_PUSH_ID first", error, frame(MAX_PUSH_ID, integer(0))),
                control(rule, "DATA first", error, frame(DATA)),
                control(rule, "HEADERS first", error, frame(HEADERS)),
                control(rule, "reserved frame first", error, frame(GREASE), EMPTY_SETTINGS),
                control(rule, "unknown frame first", error, frame(0x0f), EMPTY_SETTINGS),
                control(rule, "HTTP/2 frame first", error, frame(0x02)));
    }

    static Stream<WireCase> frames() {
        String error = "H3_FRAME_UNEXPECTED";
        return Stream.of(
                afterSettings("RFC 9114 §7.2.4", "second SETTINGS", error, EMPTY_SETTINGS),
                afterSettings("RFC 9114 §7.2.1", "DATA", error, frame(DATA, bytes(1))),
                afterSettings("RFC 9114 §7.2.2", "HEADERS", error, frame(HEADERS, bytes(0, 0))),
                afterSettings(
                        "RFC 9114 §7.2.5", "PUSH_PROMISE", error, frame(PUSH_PROMISE, bytes(0))),
                afterSettings("RFC 9114 §7.2.8", "PRIORITY of HTTP/2", error, frame(0x02)),
                afterSettings("RFC 9114 §7.2.8", "PING of HTTP/2", error, frame(0x06)),
                afterSettings("RFC 9114 §7.2.8", "WINDOW_UPDATE of HTTP/2", error, frame(0x08)),
                afterSettings("RFC 9114 §7.2.8", "CONTINUATION of HTTP/2", error, frame(0x09)));
    }

    static Stream<WireCase> lengths() {
        String rule = "RFC 9114 §7.1";
        String error = "H3_FRAME_ERROR";
        byte[] twoBytes = bytes(0x40, 0x01);
        return Stream.of(
                afterSettings(rule, "empty GOAWAY", error, frame(GOAWAY)),
                afterSettings(rule, "GOAWAY with two ids", error, frame(GOAWAY, bytes(4, 0))),
                afterSettings(rule, "GOAWAY with half an id", error, frame(GOAWAY, bytes(0x40))),
                afterSettings(rule, "GOAWAY too long", error, frame(GOAWAY, new byte[9])),
                afterSettings(rule, "empty MAX_PUSH_ID", error, frame(MAX_PUSH_ID)),
                afterSettings(
                        rule,
                        "MAX_PUSH_ID too long",
                        error,
                        frame(MAX_PUSH_ID, twoBytes, bytes(0))),
                afterSettings(rule, "empty CANCEL_PUSH", error, frame(CANCEL_PUSH)),
                control(rule, "setting without value", error, frame(SETTINGS, bytes(6))),
                control(rule, "setting cut", error, frame(SETTINGS, bytes(6, 0x40)), bytes(0, 0)),
                control(rule, "identifier cut", error, frame(SETTINGS, bytes(0x80, 0)), bytes(1)));
    }

    static Stream<WireCase> settingsErrors() {
        String error = "H3_SETTINGS_ERROR";
        return Stream.of(
                control("RFC 9114 §7.2.4.1", "HTTP/2 setting 2", error, settings(0x2, 0)),
                control("RFC 9114 §7.2.4.1", "HTTP/2 setting 3", error, settings(0x3, 1)),
                control("RFC 9114 §7.2.4.1", "HTTP/2 setting 4", error, settings(0x4, 1)),
                control("RFC 9114 §7.2.4.1", "HTTP/2 setting 5", error, settings(0x5, 1)),
                control("RFC 9114 §7.2.4", "setting twice", error, settings(0x6, 1, 0x6, 1)),
                control("RFC 9220 §3", "ENABLE_CONNECT_PROTOCOL = 2", error, settings(0x8, 2)),
                control("RFC 9297 §2.1.1", "H3_DATAGRAM = 2", error, settings(0x33, 2)));
    }

    static Stream<WireCase> ids() {
        String error = "H3_ID_ERROR";
        return Stream.of(
                afterSettings(
                        "RFC 9114 §7.2.7",
                        "MAX_PUSH_ID that falls",
                        error,
                        join(frame(MAX_PUSH_ID, bytes(5)), frame(MAX_PUSH_ID, bytes(4)))),
                afterSettings(
                        "RFC 9114 §7.2.3",
                        "CANCEL_PUSH without MAX_PUSH_ID",
                        error,
                        frame(CANCEL_PUSH, bytes(0))),
                afterSettings(
                        "RFC 9114 §7.2.3",
                        "CANCEL_PUSH beyond MAX_PUSH_ID",
                        error,
                        join(frame(MAX_PUSH_ID, bytes(1)), frame(CANCEL_PUSH, bytes(2)))),
                afterSettings(
                        "RFC 9114 §5.2",
                        "GOAWAY that rises",
                        error,
                        join(frame(GOAWAY, bytes(4)), frame(GOAWAY, bytes(8)))));
    }

    private static WireCase end(String fault, WireCase.Script script) {
        return new WireCase("RFC 9114 §6.2.1", fault, "H3_CLOSED_CRITICAL_STREAM", script);
    }

    static Stream<WireCase> ends() {
        return Stream.of(
                end("FIN of control", client -> client.control(EMPTY_SETTINGS).finish()),
                end("FIN of control at once", client -> client.unidirectional(CONTROL).finish()),
                end("FIN in a frame", client -> client.control(EMPTY_SETTINGS, bytes(7)).finish()),
                end(
                        "RESET of control",
                        client ->
                                WireServer.known(client, client.control(EMPTY_SETTINGS))
                                        .reset(REQUEST_CANCELLED)),
                end("FIN of encoder", client -> client.unidirectional(QPACK_ENCODER).finish()),
                end("FIN of decoder", client -> client.unidirectional(QPACK_DECODER).finish()),
                end(
                        "RESET of encoder",
                        client ->
                                WireServer.known(client, client.unidirectional(QPACK_ENCODER))
                                        .reset(REQUEST_CANCELLED)),
                end(
                        "RESET of decoder",
                        client ->
                                WireServer.known(client, client.unidirectional(QPACK_DECODER))
                                        .reset(REQUEST_CANCELLED)));
    }

    private static WireCase twice(String rule, int type) {
        return new WireCase(
                rule,
                "second stream " + type,
                "H3_STREAM_CREATION_ERROR",
                client -> {
                    client.unidirectional(type).write(type == CONTROL ? EMPTY_SETTINGS : bytes());
                    client.unidirectional(type);
                });
    }

    static Stream<WireCase> creation() {
        String rule = "RFC 9114 §6.2.2";
        String error = "H3_STREAM_CREATION_ERROR";
        return Stream.of(
                twice("RFC 9114 §6.2.1", CONTROL),
                twice("RFC 9204 §4.2", QPACK_ENCODER),
                twice("RFC 9204 §4.2", QPACK_DECODER),
                new WireCase(rule, "push stream", error, client -> client.unidirectional(PUSH)),
                new WireCase(
                        rule,
                        "push stream with id",
                        error,
                        client -> client.unidirectional(PUSH).write(bytes(0))));
    }
}
