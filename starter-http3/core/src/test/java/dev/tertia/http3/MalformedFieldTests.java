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

import static dev.tertia.http3.HeaderCase.malformedFields;
import static dev.tertia.http3.HeaderCase.served;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Fields that are of HTTP/1.1, or would become two of them (RFC 9114 §4.2, §10.3). */
@Timeout(60)
final class MalformedFieldTests {

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
    @MethodSource({"connectionSpecific", "names", "values"})
    void neverReachesTheApplication(HeaderCase fault) throws Exception {
        server.assertNotServed(fault);
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void reachesTheApplication(HeaderCase oddity) throws Exception {
        server.assertServed(oddity);
    }

    static Stream<HeaderCase> connectionSpecific() {
        return malformedFields(
                "RFC 9114 §4.2",
                "connection=close",
                "connection=",
                "keep-alive=timeout=5",
                "proxy-connection=keep-alive",
                "transfer-encoding=chunked",
                "upgrade=websocket",
                "te=gzip",
                "te=",
                "te=trailers, gzip",
                "te=trailers;te=gzip");
    }

    static Stream<HeaderCase> names() {
        Stream<HeaderCase> capitals = malformedFields("RFC 9114 §4.2", "X-Field=x", "x-fielD=x");
        Stream<HeaderCase> others =
                malformedFields(
                        "RFC 9114 §10.3",
                        "=x",
                        "x field=x",
                        " x=x",
                        "x:field=x",
                        "x\nfield=x",
                        "x: y\r\nz=x",
                        "x\u0000=x",
                        "x\u007f=x",
                        "x\u00e4=x");
        return Stream.concat(capitals, others);
    }

    static Stream<HeaderCase> values() {
        return malformedFields(
                "RFC 9114 §10.3",
                "x-field=a\rb",
                "x-field=a\nb",
                "x-field=a\r\nset-cookie: b=c",
                "x-field=a\n",
                "x-field=a\u0000b",
                "x-field=a\u0007b",
                "x-field=a\u007fb",
                "cookie=a=b\nc",
                "accept=*/*\r\n\r\nGET /other HTTP/1.1");
    }

    static Stream<HeaderCase> tolerated() {
        return Stream.of(
                served("RFC 9114 §4.2", HeaderCase.GET + ";te=trailers"),
                served("RFC 9110 §5.5", HeaderCase.GET + ";x-field=a\tb \u00e4"),
                served("RFC 9110 §5.5", HeaderCase.GET + ";x-field="),
                served("RFC 9110 §5.1", HeaderCase.GET + ";!#$%&'*+-.^_`|~09az=x"),
                served("RFC 9114 §4.2.1", HeaderCase.GET + ";cookie=a=b;cookie=c=d"));
    }
}
