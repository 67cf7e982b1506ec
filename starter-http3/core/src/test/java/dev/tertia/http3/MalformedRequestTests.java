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
import static dev.tertia.http3.Wire.GOAWAY;
import static dev.tertia.http3.Wire.GREASE;
import static dev.tertia.http3.Wire.MAX_PUSH_ID;
import static dev.tertia.http3.Wire.PUSH_PROMISE;
import static dev.tertia.http3.Wire.SETTINGS;
import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.data;
import static dev.tertia.http3.Wire.frame;
import static dev.tertia.http3.Wire.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Frames of a request that come where they must not, end too early, or are too many. */
@Timeout(60)
final class MalformedRequestTests {

    private static final byte[] GET = headers(HeaderCase.GET);

    private static final byte[] POST = post("");

    private static final byte[] TRAILERS = headers("x-checksum=abc");

    private static final String MESSAGE_ERROR = "H3_MESSAGE_ERROR";

    private static WireServer server;

    @BeforeAll
    static void start() {
        server = new WireServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] post(String field) {
        return headers(HeaderCase.GET.replace("GET", "POST").replace("hello", "echo") + field);
    }

    private static WireCase request(String rule, String fault, String error, byte[]... parts) {
        return new WireCase(
                rule,
                fault,
                error,
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    client.request().write(parts).finish();
                });
    }

    @ParameterizedTest
    @MethodSource({"unexpectedFrames", "truncatedFrames"})
    void closesTheConnection(WireCase fault) throws Exception {
        assertThat(server.connectionError(fault.script())).isEqualTo(fault.expected());
        server.assertUnharmed();
    }

    static Stream<WireCase> unexpectedFrames() {
        String error = "H3_FRAME_UNEXPECTED";
        byte[] id = bytes(0);
        return Stream.of(
                request("RFC 9114 §4.1", "DATA first", error, data("x")),
                request("RFC 9114 §4.1", "DATA after trailers", error, POST, TRAILERS, data("x")),
                request("RFC 9114 §4.1", "HEADERS after trailers", error, POST, TRAILERS, TRAILERS),
                request("RFC 9114 §7.2.3", "CANCEL_PUSH", error, frame(CANCEL_PUSH, id)),
                request("RFC 9114 §7.2.4", "SETTINGS", error, frame(SETTINGS)),
                request("RFC 9114 §7.2.4", "SETTINGS in a body", error, POST, frame(SETTINGS)),
                request("RFC 9114 §7.2.5", "PUSH_PROMISE", error, frame(PUSH_PROMISE, id)),
                request("RFC 9114 §7.2.5", "PUSH_PROMISE later", error, POST, frame(PUSH_PROMISE)),
                request("RFC 9114 §7.2.6", "GOAWAY", error, frame(GOAWAY, id)),
                request("RFC 9114 §7.2.7", "MAX_PUSH_ID", error, frame(MAX_PUSH_ID, id)),
                request("RFC 9114 §7.2.8", "PRIORITY of HTTP/2", error, frame(0x02)),
                request("RFC 9114 §7.2.8", "PING of HTTP/2", error, POST, frame(0x06)));
    }

    static Stream<WireCase> truncatedFrames() {
        String rule = "RFC 9114 §7.1";
        String error = "H3_FRAME_ERROR";
        return Stream.of(
                request(rule, "FIN in a type", error, bytes(0x40)),
                request(rule, "FIN after a type", error, bytes(0x01)),
                request(rule, "FIN in a length", error, bytes(0x01, 0x40)),
                request(rule, "FIN in HEADERS", error, bytes(0x01, 0x10, 0, 0)),
                request(rule, "FIN after the length of DATA", error, POST, bytes(0x00, 0x05)),
                request(rule, "FIN in DATA", error, POST, bytes(0x00, 0x05, 'x')),
                request(rule, "FIN in trailers", error, POST, data("x"), bytes(0x01, 0x03, 0)),
                request(rule, "FIN in an unknown frame", error, GET, bytes(0x0f, 0x02, 0)));
    }

    @ParameterizedTest
    @MethodSource({"incomplete", "contentLengths", "invalidContentLengths", "trailers"})
    void resetsTheRequest(WireCase fault) throws Exception {
        try (RawQuicClient client = server.client()) {
            fault.script().run(client);
        }
        server.assertUnharmed();
    }

    private static WireCase stream(String rule, String fault, String error, byte[]... parts) {
        return new WireCase(
                rule,
                fault,
                error,
                client -> {
                    client.control(Wire.EMPTY_SETTINGS);
                    assertThat(client.request().write(parts).finish().awaitOutcome())
                            .isEqualTo(error);
                    server.awaitNoRequests();
                    assertThat(WireServer.get(client)).isEqualTo("200");
                });
    }

    static Stream<WireCase> incomplete() {
        String rule = "RFC 9114 §4.1";
        String error = "H3_REQUEST_INCOMPLETE";
        return Stream.of(
                stream(rule, "nothing", error),
                stream(rule, "only a reserved frame", error, frame(GREASE, bytes(1))),
                stream(rule, "only an unknown frame", error, frame(0x0f, bytes(1))));
    }

    static Stream<WireCase> contentLengths() {
        String rule = "RFC 9114 §4.1.2";
        return Stream.of(
                stream(
                        rule,
                        "body too short",
                        MESSAGE_ERROR,
                        post(";content-length=5"),
                        data("1234")),
                stream(
                        rule,
                        "body too long",
                        MESSAGE_ERROR,
                        post(";content-length=3"),
                        data("1234")),
                stream(
                        rule,
                        "too long in parts",
                        MESSAGE_ERROR,
                        post(";content-length=1"),
                        data("1"),
                        data("2")),
                stream(
                        rule,
                        "body too short, with trailers",
                        MESSAGE_ERROR,
                        post(";content-length=2"),
                        data("1"),
                        TRAILERS),
                stream(rule, "no body", MESSAGE_ERROR, post(";content-length=1")));
    }

    static Stream<WireCase> invalidContentLengths() {
        return Stream.of("1;content-length=2", "1, 2", "abc", "-1", "+1", "", "9".repeat(20))
                .map(value ->
                        stream(
                                "RFC 9110 §8.6",
                                value,
                                MESSAGE_ERROR,
                                post(";content-length=" + value),
                                data("1")));
    }

    static Stream<WireCase> trailers() {
        byte[] body = data("x");
        return Stream.of(
                stream(
                        "RFC 9114 §4.3",
                        "pseudo-header",
                        MESSAGE_ERROR,
                        POST,
                        body,
                        headers(":path=/other")),
                stream(
                        "RFC 9114 §4.3",
                        "pseudo-header, no body",
                        MESSAGE_ERROR,
                        POST,
                        headers(":status=200")),
                stream(
                        "RFC 9114 §4.2",
                        "upper case",
                        MESSAGE_ERROR,
                        POST,
                        body,
                        headers("X-Checksum=abc")),
                stream(
                        "RFC 9114 §4.2",
                        "transfer-encoding",
                        MESSAGE_ERROR,
                        POST,
                        body,
                        headers("transfer-encoding=chunked")),
                stream(
                        "RFC 9114 §10.3",
                        "line break",
                        MESSAGE_ERROR,
                        POST,
                        body,
                        headers("x-checksum=a\r\nb: c")));
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void serves(WireCase oddity) throws Exception {
        try (RawQuicClient client = server.client()) {
            oddity.script().run(client);
        }
        server.assertUnharmed();
    }

    static Stream<WireCase> tolerated() {
        byte[] grease = frame(GREASE, bytes(1, 2));
        return Stream.of(
                stream(
                        "RFC 9114 §9",
                        "unknown frames",
                        "200",
                        grease,
                        POST,
                        frame(0x0f),
                        data("x"),
                        grease,
                        TRAILERS,
                        grease),
                stream("RFC 9114 §4.1", "empty DATA", "200", POST, data(""), data("x"), data("")),
                stream(
                        "RFC 9110 §8.6",
                        "equal lengths",
                        "200",
                        post(";content-length=1;content-length=1"),
                        data("x")),
                stream("RFC 9114 §4.1.2", "length of nothing", "200", post(";content-length=0")),
                stream("RFC 9114 §4.1", "trailers without body", "200", POST, TRAILERS));
    }

    /** Nothing else is certain: the response may be whole before the end of the request comes. */
    @Test
    void anApplicationThatDoesNotReadTheBodyMayAnswerFirst() throws Exception {
        byte[] lacksItsBody = headers(HeaderCase.GET + ";content-length=1");
        try (RawQuicClient client = server.client()) {
            assertThat(client.request().write(lacksItsBody).finish().awaitOutcome())
                    .isIn("200", MESSAGE_ERROR);
            server.awaitNoRequests();
        }
        server.assertUnharmed();
    }

    @Test
    void aRequestThatItsClientResetsDoesNotStay() throws Exception {
        try (RawQuicClient client = server.client()) {
            client.control(Wire.EMPTY_SETTINGS);
            int before = server.requests();
            RawStream upload = client.request().write(POST, data("some"));
            server.awaitRequests(before + 1);
            upload.reset(0x10c);
            assertThat(upload.awaitOutcome()).isEqualTo("H3_REQUEST_INCOMPLETE");
            server.awaitNoRequests();
        }
        server.assertUnharmed();
    }
}
