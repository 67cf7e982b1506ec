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

import static dev.tertia.http3.HeaderCase.malformed;
import static dev.tertia.http3.HeaderCase.malformedFields;
import static dev.tertia.http3.HeaderCase.served;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

/** Requests without a clear method and target (RFC 9114 §4.3). */
@Timeout(60)
final class MalformedPseudoHeaderTests {

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
    @MethodSource({"missing", "wrong", "targets", "methods", "hosts", "connect"})
    void neverReachesTheApplication(HeaderCase fault) throws Exception {
        server.assertNotServed(fault);
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void reachesTheApplication(HeaderCase oddity) throws Exception {
        server.assertServed(oddity);
    }

    static Stream<HeaderCase> missing() {
        return Stream.of(
                        "",
                        "host=localhost",
                        ":scheme=https;:authority=localhost;:path=/hello",
                        ":method=GET;:authority=localhost;:path=/hello",
                        ":method=GET;:scheme=https;:authority=localhost",
                        ":method=GET;:scheme=https;:path=/hello",
                        ":status=200",
                        ":status=100",
                        ":status=103")
                .map(fields -> malformed("RFC 9114 §4.3.1", fields));
    }

    static Stream<HeaderCase> wrong() {
        String rule = "RFC 9114 §4.3";
        Stream<HeaderCase> more =
                malformedFields(
                        rule,
                        ":method=GET",
                        ":path=/hello",
                        ":authority=other",
                        ":unknown=x",
                        ":=x",
                        ":status=200",
                        ":protocol=websocket",
                        ":Path=/hello");
        Stream<HeaderCase> misplaced =
                Stream.of(
                        malformed(rule, ":status=200;" + HeaderCase.GET),
                        malformed(rule, "accept=*/*;" + HeaderCase.GET),
                        malformed(
                                rule,
                                ":method=GET;:scheme=https;:authority=a;accept=*/*;:path=/hello"));
        return Stream.concat(more, misplaced);
    }

    private static HeaderCase target(String scheme, String authority, String path) {
        return malformed(
                "RFC 9114 §4.3.1",
                ":method=GET;:scheme=" + scheme + ";:authority=" + authority + ";:path=" + path);
    }

    static Stream<HeaderCase> targets() {
        return Stream.of(
                target("https", "localhost", ""),
                target("https", "localhost", "hello"),
                target("https", "localhost", "*"),
                target("https", "localhost", "https://other/hello"),
                target("https", "localhost", "/hello world"),
                target("https", "localhost", "/hello\r\nx: y"),
                target("https", "localhost", "/hello HTTP/1.1\r\nhost: other\r\n\r\n"),
                target("https", "localhost", "/hello\u0000"),
                target("https", "localhost", "/hello#fragment"),
                target("https", "", "/hello"),
                target("https", "user@localhost", "/hello"),
                target("https", "localhost/x", "/hello"),
                target("https", "local host", "/hello"),
                target("https", "localhost\r\nx: y", "/hello"),
                target("", "localhost", "/hello"),
                target("1https", "localhost", "/hello"),
                target("https\n", "localhost", "/hello"),
                target("https://other/?", "localhost", "/hello"));
    }

    static Stream<HeaderCase> methods() {
        return Stream.of("", "GE T", "GET\r\n", "GET / HTTP/1.1", "G\u00c4T")
                .map(method ->
                        malformed("RFC 9110 §9.1", HeaderCase.GET.replace("=GET", "=" + method)));
    }

    static Stream<HeaderCase> hosts() {
        String noAuthority = ":method=GET;:scheme=https;:path=/hello;";
        Stream<HeaderCase> alone =
                Arrays.stream(
                                new String[] {
                                    "host=", "host=localhost;host=other", "host=user@localhost"
                                })
                        .map(host -> malformed("RFC 9114 §4.3.1", noAuthority + host));
        return Stream.concat(alone, malformedFields("RFC 9114 §4.3.1", "host=other", "host="));
    }

    static Stream<HeaderCase> connect() {
        return Stream.of(
                malformed("RFC 9114 §4.4", ":method=CONNECT"),
                malformed("RFC 9114 §4.4", HeaderCase.GET.replace("=GET", "=CONNECT")),
                malformed("RFC 9114 §4.4", ":method=CONNECT;:authority=localhost:443;:path=/"),
                // It is not announced: the pseudo-header is one that nobody knows.
                malformed(
                        "RFC 8441 §4",
                        ":protocol=websocket;" + HeaderCase.GET.replace("=GET", "=CONNECT")));
    }

    static Stream<HeaderCase> tolerated() {
        String rule = "RFC 9114 §4.3.1";
        return Stream.of(
                served(rule, ":method=GET;:scheme=https;:path=/hello;host=localhost"),
                served(rule, HeaderCase.GET + ";host=localhost"),
                served(rule, HeaderCase.GET + ";host=LOCALHOST"),
                served(rule, ":path=/hello;:authority=localhost:443;:method=GET;:scheme=https"),
                served(rule, ":method=GET;:scheme=https;:authority=[::1]:443;:path=/hello?q=%20"),
                // For the application to answer: it has no such resources.
                new HeaderCase(rule, HeaderCase.GET.replace("/hello", "/"), "404"),
                new HeaderCase(
                        rule, ":method=OPTIONS;:scheme=https;:authority=localhost;:path=*", "404"),
                new HeaderCase("RFC 9114 §4.4", ":method=CONNECT;:authority=localhost:443", "404"));
    }
}
