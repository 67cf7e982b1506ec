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

import static dev.tertia.http3.Wire.HEADERS;
import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Field sections and instructions that cannot be decoded (RFC 9204 §2.2, §6). */
@Timeout(60)
final class MalformedQpackTests {

    private static final int ENCODER = 0x2;

    private static final int DECODER = 0x3;

    /** More than 64 bits. */
    private static final int[] OVERFLOW = {
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f
    };

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
    @MethodSource({"sections", "encoderStream", "decoderStream"})
    void closesTheConnection(WireCase fault) throws Exception {
        int before = server.requests();
        assertThat(server.connectionError(fault.script())).isEqualTo(fault.expected());
        assertThat(server.requests()).isEqualTo(before);
        server.assertUnharmed();
    }

    private static WireCase section(String rule, String fault, int... content) {
        return new WireCase(
                rule,
                fault,
                "QPACK_DECOMPRESSION_FAILED",
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    client.request()
                            .write(frame(HEADERS, bytes(content)), Wire.data("xyz"))
                            .finish();
                });
    }

    static Stream<WireCase> sections() {
        return Stream.of(
                section("RFC 9204 §4.5.1", "no prefix"),
                section("RFC 9204 §4.5.1", "half a prefix", 0x00),
                section("RFC 9204 §4.5.1", "prefix cut", 0xff),
                section("RFC 9204 §4.5.1.1", "required insert count 1", 0x01, 0x00, 0x80),
                section("RFC 9204 §4.5.1.1", "required insert count 2", 0x02, 0x00, 0x80),
                section("RFC 9204 §3.2.4", "dynamic entry", 0x00, 0x00, 0x80),
                section("RFC 9204 §3.2.5", "dynamic entry after the base", 0x00, 0x00, 0x10),
                section("RFC 9204 §4.5.4", "name of a dynamic entry", 0x00, 0x00, 0x40, 0x00),
                section("RFC 9204 §4.5.5", "name of one after the base", 0x00, 0x00, 0x00, 0x00),
                section("RFC 9204 §3.1", "static entry 99", 0x00, 0x00, 0xff, 0x24),
                section("RFC 9204 §3.1", "name of static entry 99", 0x00, 0x00, 0x5f, 0x54, 0x00),
                section("RFC 9204 §4.5.2", "index cut", 0x00, 0x00, 0xd1, 0xff),
                section("RFC 9204 §4.5.2", "index cut in the middle", 0x00, 0x00, 0xff, 0x80),
                section("RFC 9204 §4.5.4", "no value", 0x00, 0x00, 0x51),
                section("RFC 9204 §4.5.4", "value too short", 0x00, 0x00, 0x51, 0x05, '/'),
                section("RFC 9204 §4.5.4", "length of a value cut", 0x00, 0x00, 0x51, 0x7f),
                section("RFC 9204 §4.5.6", "name too short", 0x00, 0x00, 0x25, 'a'),
                section("RFC 9204 §4.1.2", "Huffman code cut", 0x00, 0x00, 0x51, 0x85, 0x63),
                section("RFC 9204 §4.1.2", "Huffman length cut", 0x00, 0x00, 0x51, 0xff),
                section("RFC 9204 §4.1.2", "EOS", 0x00, 0x00, 0x51, 0x84, 0xff, 0xff, 0xff, 0xff),
                section("RFC 9204 §4.1.2", "padding of zeros", 0x00, 0x00, 0x51, 0x81, 0x60),
                section("RFC 9204 §4.1.1", "integer too large", OVERFLOW));
    }

    private static WireCase instruction(String rule, String fault, int stream, int... content) {
        String error =
                stream == ENCODER ? "QPACK_ENCODER_STREAM_ERROR" : "QPACK_DECODER_STREAM_ERROR";
        return new WireCase(
                rule,
                fault,
                error,
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    client.unidirectional(stream).write(bytes(content));
                });
    }

    static Stream<WireCase> encoderStream() {
        return Stream.of(
                instruction("RFC 9204 §4.3.1", "capacity above the limit", ENCODER, 0x21),
                instruction("RFC 9204 §4.3.1", "large capacity", ENCODER, 0x3f, 0xe1, 0x1f),
                instruction("RFC 9204 §4.3.2", "entry without capacity", ENCODER, 0xc1, 1, '/'),
                instruction("RFC 9204 §4.3.2", "empty value", ENCODER, 0xc1, 0),
                instruction("RFC 9204 §4.3.2", "static entry 99", ENCODER, 0xff, 0x24, 0),
                instruction("RFC 9204 §4.3.2", "name of no entry", ENCODER, 0x80, 0),
                instruction("RFC 9204 §4.3.2", "name far away", ENCODER, 0x85, 0),
                instruction("RFC 9204 §4.3.3", "literal entry", ENCODER, 0x41, 'a', 1, 'b'),
                instruction("RFC 9204 §4.3.4", "copy of no entry", ENCODER, 0x00),
                instruction("RFC 9204 §4.3.4", "copy from far away", ENCODER, 0x05),
                instruction("RFC 9204 §4.1.1", "integer too large", ENCODER, OVERFLOW));
    }

    static Stream<WireCase> decoderStream() {
        return Stream.of(
                instruction("RFC 9204 §4.4.1", "acknowledges no section", DECODER, 0x80),
                instruction("RFC 9204 §4.4.1", "acknowledges a later one", DECODER, 0x84),
                instruction("RFC 9204 §4.4.3", "insert count + 0", DECODER, 0x00),
                instruction("RFC 9204 §4.4.3", "insert count + 1", DECODER, 0x01),
                instruction("RFC 9204 §4.4.3", "insert count + 100", DECODER, 0x3f, 0x25),
                instruction("RFC 9204 §4.1.1", "integer too large", DECODER, OVERFLOW),
                instruction(
                        "RFC 9204 §4.1.1",
                        "increment too large",
                        DECODER,
                        0x3f,
                        0xff,
                        0xff,
                        0xff,
                        0xff,
                        0xff,
                        0x7f));
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void goesOn(WireCase oddity) throws Exception {
        try (RawQuicClient client = server.client()) {
            client.control(Wire.EMPTY_SETTINGS);
            oddity.script().run(client);
            assertThat(WireServer.get(client)).isEqualTo(oddity.expected());
        }
        server.assertUnharmed();
    }

    static Stream<WireCase> tolerated() {
        return Stream.of(
                new WireCase(
                        "RFC 9204 §4.3.1",
                        "capacity 0",
                        "200",
                        client -> client.unidirectional(ENCODER).write(bytes(0x20))),
                new WireCase(
                        "RFC 9204 §4.4.2",
                        "cancels a stream",
                        "200",
                        client -> client.unidirectional(DECODER).write(bytes(0x44))));
    }
}
