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

import static dev.tertia.http3.Wire.GREASE;
import static dev.tertia.http3.Wire.SETTINGS;
import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.frame;
import static dev.tertia.http3.Wire.headers;
import static dev.tertia.http3.Wire.join;
import static dev.tertia.http3.Wire.longInteger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * Where Netty's codec differs from the specifications, each row with what they ask for. When one
 * fails after an update, it belongs into the other tables.
 */
@Timeout(60)
final class KnownDeviationTests {

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
    @MethodSource("closed")
    void closesTheConnection(WireCase deviation) throws Exception {
        assertThat(server.connectionError(deviation.script())).isEqualTo(deviation.expected());
        server.assertUnharmed();
    }

    private static WireCase request(String rule, String about, String error, byte[]... parts) {
        return new WireCase(
                rule,
                about,
                error,
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    client.request().write(parts);
                });
    }

    static Stream<WireCase> closed() {
        byte[] likeSettings = join(longInteger((1L << 32) + SETTINGS), bytes(0));
        byte[] fourGigabytes = join(bytes(Wire.DATA), longInteger(1L << 32), bytes('x'));
        return Stream.of(
                request(
                        "RFC 9114 §9 (to be ignored)",
                        "type that is SETTINGS in its lower 32 bits",
                        "H3_FRAME_UNEXPECTED",
                        likeSettings),
                request(
                        "RFC 9114 §9 (to be ignored)",
                        "unknown frame of more than 32 KiB",
                        "H3_EXCESSIVE_LOAD",
                        frame(GREASE, new byte[(32 << 10) + 1])),
                request(
                        "RFC 9114 §7.2.1 (to be served)",
                        "DATA of 4 GiB in one frame",
                        "H3_EXCESSIVE_LOAD",
                        headers(HeaderCase.GET),
                        fourGigabytes),
                new WireCase(
                        "RFC 9114 §7.2.4.1 (to be ignored)",
                        "unknown settings of more than 256 bytes",
                        "H3_EXCESSIVE_LOAD",
                        client -> client.control(Wire.settings(manySettings()))));
    }

    private static long[] manySettings() {
        long[] pairs = new long[2 * 90];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = GREASE + 0x1fL * i;
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("served")
    void serves(WireCase deviation) throws Exception {
        try (RawQuicClient client = server.client()) {
            deviation.script().run(client);
        }
        server.assertUnharmed();
    }

    private static WireCase served(String rule, String about, byte[] request) {
        return new WireCase(
                rule,
                about,
                "200",
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    assertThat(client.request().write(request).finish().awaitOutcome())
                            .isEqualTo("200");
                });
    }

    static Stream<WireCase> served() {
        byte[] valid = headers(HeaderCase.GET);
        // The second byte of the prefix: a sign, and a delta that makes the base negative.
        byte[] negativeBase = valid.clone();
        negativeBase[valid[1] >= 0x40 ? 4 : 3] = (byte) 0x80;
        return Stream.of(
                served("RFC 9204 §4.5.1.2 (to be refused)", "negative base", negativeBase),
                served(
                        "RFC 9110 §7.2 (one at most)",
                        "two equal hosts",
                        headers(HeaderCase.GET + ";host=localhost;host=localhost")));
    }
}
