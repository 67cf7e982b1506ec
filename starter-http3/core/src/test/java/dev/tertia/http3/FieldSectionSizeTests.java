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
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.netty.http.client.HttpClient;

import java.time.Duration;

final class FieldSectionSizeTests {

    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void stop() {
        this.log.close();
    }

    private static TestServer start(String field) {
        QuicTransportConfig defaults = QuicTransportConfig.defaults();
        return TestServer.start(
                new QuicTransportConfig(
                        defaults.idleTimeout(),
                        defaults.connectionWindow(),
                        defaults.streamWindow(),
                        defaults.maxConcurrentStreams(),
                        2048),
                new ReactorNettyConnectionHandlerFactory(field),
                http -> http);
    }

    private static int status(HttpClient client, int headerSize) {
        return client.headers(headers -> headers.set("x-long", "x".repeat(headerSize)))
                .get()
                .uri("/hello")
                .response()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow()
                .status()
                .code();
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, "noSuchField"})
    void onlyTheRequestFails(String field) {
        try (TestServer server = start(field)) {
            HttpClient client = TestClients.http3(server.port());
            assertThat(status(client, 1000)).isEqualTo(200);
            assertThat(status(client, 3000)).isEqualTo(431);
            assertThat(status(client, 60_000)).isEqualTo(431);
            assertThat(status(client, 1000)).isEqualTo(200);
            assertThat(server.listener().activeConnections()).isEqualTo(1);
            assertThat(server.listener().refused(Refusal.FIELD_SECTION_SIZE)).isEqualTo(2);
            assertThat(this.log.warnings())
                    .noneMatch(warning -> warning.contains("Http3Exception"));
        }
    }

    @Test
    void farBeyondTheLimitTheConnectionEnds() {
        try (TestServer server = start(ReactorNettyConnectionHandlerFactory.FIELD)) {
            assertThatException()
                    .isThrownBy(() -> status(TestClients.http3(server.port()), 100_000));
            assertThat(status(TestClients.http3(server.port()), 1000)).isEqualTo(200);
        }
    }
}
