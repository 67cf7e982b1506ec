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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** The main job: one starter, one property, three protocols on one port. */
@ExtendWith(OutputCaptureExtension.class)
final class ThreeProtocolsTests {

    private static final byte[] FILE = new byte[300_000];

    private static ReactiveWebServerApplicationContext context;

    private static String log;

    @BeforeAll
    static void start(CapturedOutput output) throws IOException {
        new Random(1).nextBytes(FILE);
        Path file = Path.of("target", "test-classes", "static", "file.bin");
        Files.createDirectories(file.getParent());
        Files.write(file, FILE);
        context = TestApplication.start();
        log = output.getOut();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static TestClient.Response get(HttpProtocol protocol, String path) {
        return new TestClient(protocol, TestApplication.port(context)).get(path);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void servesEachProtocolOnTheSamePort(HttpProtocol protocol) {
        String expected =
                switch (protocol) {
                    case HTTP11 -> "HTTP/1.1";
                    case H2 -> "HTTP/2.0";
                    case HTTP3 -> "HTTP/3.0";
                    default -> throw new IllegalArgumentException(protocol.name());
                };
        assertThat(get(protocol, "/protocol").text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2"})
    void announcesHttp3OverTcp(HttpProtocol protocol) {
        String announced = "h3=\":%d\"; ma=86400".formatted(TestApplication.port(context));
        assertThat(get(protocol, "/protocol").altSvc()).isEqualTo(announced);
        assertThat(get(protocol, "/nowhere").altSvc()).isEqualTo(announced);
        assertThat(get(protocol, "/own-alt-svc").altSvc()).isEqualTo("clear");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void echoesFiveMegabytes(HttpProtocol protocol) {
        byte[] body = new byte[5 << 20];
        new Random(2).nextBytes(body);
        TestClient.Response response =
                new TestClient(protocol, TestApplication.port(context)).post("/echo", body);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void answersAHundredRequestsAtOnce(HttpProtocol protocol) {
        assertThat(
                        new TestClient(protocol, TestApplication.port(context))
                                .getAtOnce("/protocol", 100))
                .hasSize(100)
                .containsOnly(get(protocol, "/protocol").text());
    }

    @Test
    void announcesNothingOverHttp3() {
        assertThat(get(HttpProtocol.HTTP3, "/protocol").altSvc()).isNull();
        assertThat(get(HttpProtocol.HTTP3, "/nowhere").altSvc()).isNull();
        assertThat(get(HttpProtocol.HTTP3, "/own-alt-svc").altSvc()).isEqualTo("clear");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void servesFilesOfTheClassPath(HttpProtocol protocol) {
        TestClient.Response response = get(protocol, "/file.bin");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(FILE);
    }

    @Test
    void reportsInOneLine() {
        int port = TestApplication.port(context);
        assertThat(log)
                .containsPattern(
                        "HTTP/3 on udp/%d, Alt-Svc port %d for 24h, certificate CN=localhost until 20\\d\\d-\\d\\d-\\d\\d, Netty 4.2.18.Final"
                                .formatted(port, port))
                .contains("tertia-dev-ca.pem");
    }
}
