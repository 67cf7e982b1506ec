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
import static dev.tertia.http3.Wire.EMPTY_SETTINGS;
import static dev.tertia.http3.Wire.GOAWAY;
import static dev.tertia.http3.Wire.GREASE;
import static dev.tertia.http3.Wire.MAX_PUSH_ID;
import static dev.tertia.http3.Wire.SETTINGS;
import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.frame;
import static dev.tertia.http3.Wire.join;
import static dev.tertia.http3.Wire.longInteger;
import static dev.tertia.http3.Wire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** What a server must bear, so that the protocol can grow (RFC 9114 §9). */
@Timeout(60)
final class UnknownStreamTests {

    private static final int CONTROL = 0x0;

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
    @MethodSource({"streams", "frames"})
    void goesOn(WireCase oddity) throws Exception {
        try (RawQuicClient client = server.client()) {
            oddity.script().run(client);
            assertThat(WireServer.get(client)).isEqualTo(oddity.expected());
        }
        server.assertUnharmed();
    }

    private static WireCase tolerated(String rule, String oddity, WireCase.Script script) {
        return new WireCase(rule, oddity, "200", script);
    }

    static Stream<WireCase> streams() {
        return Stream.of(
                tolerated("RFC 9114 §6.2.1", "no control stream yet", client -> {}),
                tolerated(
                        "RFC 9114 §6.2.3",
                        "reserved stream",
                        client -> client.unidirectional(GREASE).write(bytes(1, 2, 3)).finish()),
                tolerated(
                        "RFC 9114 §9",
                        "unknown stream that is reset",
                        client -> WireServer.known(client, client.unidirectional(0x54)).reset(0)),
                tolerated(
                        "RFC 9114 §6.2",
                        "stream that ends within its type",
                        client -> client.unidirectional().write(bytes(0x40)).finish()),
                tolerated(
                        "RFC 9114 §6.2",
                        "type of a control stream in 32 bits",
                        client -> client.unidirectional(1L << 32).finish()),
                tolerated(
                        "RFC 9000 §16",
                        "integers in their longest form",
                        client ->
                                client.unidirectional()
                                        .write(longInteger(CONTROL))
                                        .write(longInteger(SETTINGS), longInteger(0))));
    }

    private static WireCase control(String rule, String oddity, byte[]... frames) {
        return tolerated(rule, oddity, client -> client.control(frames));
    }

    static Stream<WireCase> frames() {
        return Stream.of(
                control(
                        "RFC 9114 §7.2.4.1",
                        "unknown settings",
                        settings(GREASE, 7, 0x4d44, 1, 0x6, 4096)),
                control(
                        "RFC 9114 §7.2.8",
                        "reserved frames",
                        join(EMPTY_SETTINGS, frame(GREASE), frame(GREASE, bytes(1, 2)))),
                control(
                        "RFC 9114 §9",
                        "unknown frames",
                        join(EMPTY_SETTINGS, frame(0x0f), frame(0x10, bytes(1)))),
                control(
                        "RFC 9114 §5.2",
                        "GOAWAY that falls",
                        join(EMPTY_SETTINGS, frame(GOAWAY, bytes(8)), frame(GOAWAY, bytes(0)))),
                control(
                        "RFC 9114 §7.2.7",
                        "MAX_PUSH_ID that rises",
                        join(EMPTY_SETTINGS, frame(MAX_PUSH_ID, bytes(1))),
                        join(frame(MAX_PUSH_ID, bytes(2)), frame(CANCEL_PUSH, bytes(2)))));
    }
}
