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
package dev.tertia.autoconfigure.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.nio.charset.StandardCharsets;

/** What an application gets of a request, and a client of its answer, whatever the protocol. */
final class SameForAllProtocolsTests {

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static TestClient client(HttpProtocol protocol) {
        return new TestClient(protocol, TestApplication.port(context));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void multipart(HttpProtocol protocol) {
        String body =
                """
                --b
                Content-Disposition: form-data; name="title"
                Content-Length: 5

                hello
                --b
                Content-Disposition: form-data; name="file"; filename="a.txt"
                Content-Type: text/plain
                Content-Length: 100000

                %s
                --b--
                """
                        .formatted("x".repeat(100_000))
                        .replace("\n", "\r\n");
        TestClient.Response response =
                client(protocol)
                        .post(
                                "/parts",
                                body.getBytes(StandardCharsets.US_ASCII),
                                "content-type",
                                "multipart/form-data; boundary=b");
        assertThat(response.text()).isEqualTo("[file=100000, title=5]");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void continueIsSentBeforeTheBody(HttpProtocol protocol) {
        TestClient.Response response =
                client(protocol).post("/echo", new byte[1000], "expect", "100-continue");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).hasSize(1000);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void errorPages(HttpProtocol protocol) {
        assertThat(client(protocol).get("/nowhere", "accept", "text/html"))
                .satisfies(response -> assertThat(response.status()).isEqualTo(404))
                .satisfies(response ->
                        assertThat(response.text()).contains("Whitelabel Error Page", "404"));
        assertThat(client(protocol).get("/broken", "accept", "application/json"))
                .satisfies(response -> assertThat(response.status()).isEqualTo(500))
                .satisfies(response ->
                        assertThat(response.text())
                                .contains("\"error\":\"Internal Server Error\"", "/broken")
                                .doesNotContain("for the error page"));
    }
}
