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

import dev.tertia.http3.qlog.QlogConfig;
import dev.tertia.http3.service.Gtlsclient;
import dev.tertia.http3.stats.QlogOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Event logs of real connections. */
@Timeout(60)
final class QlogTests {

    private static final String RECORD_SEPARATOR = "\u001e";

    @TempDir Path folder;

    private TestServer start(Path directory, double ratio) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return TestServer.start(
                new Http3ListenerConfig(
                        defaults.transport(),
                        defaults.paths(),
                        defaults.sockets(),
                        defaults.retry(),
                        defaults.connections(),
                        defaults.requests(),
                        new QlogConfig(directory, ratio, 10 << 20, 100, 10)));
    }

    private static void await(TestServer server, QlogOutcome outcome, long count) {
        while (server.listener().stats().qlogs().of(outcome) < count) {
            Thread.onSpinWait();
        }
    }

    private static void request(TestServer server) throws Exception {
        try (RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            assertThat(client.peerTransportParameters()).isNotNull();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(this.folder)) {
            return files.sorted().toList();
        }
    }

    /** Splits a JSON text sequence (RFC 7464). */
    private static List<JsonNode> records(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).startsWith(RECORD_SEPARATOR).endsWith("\n");
        return Stream.of(text.substring(1).split(RECORD_SEPARATOR, -1))
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @Test
    void aConnectionWritesItsEvents() throws Exception {
        try (TestServer server = start(this.folder, 1)) {
            String output =
                    new Gtlsclient(server.listener().localAddress())
                            .request("/hello?secret-query", "--http-method=GET");
            assertThat(output).contains(Gtlsclient.STREAM_ENDED_WELL);
            await(server, QlogOutcome.WRITTEN, 1);
            assertThat(files()).hasSize(1);
            Path file = files().getFirst();
            assertThat(file.getFileName().toString()).matches("tertia-\\d{8}T\\d{9}Z-1\\.sqlog");
            List<JsonNode> records = records(file);
            assertThat(records.getFirst().path("serialization_format").asString())
                    .isEqualTo("JSON-SEQ");
            assertThat(
                            records.stream()
                                    .map(event -> event.path("name").asString(""))
                                    .collect(Collectors.toSet()))
                    .contains(
                            "quic:parameters_set",
                            "quic:packet_received",
                            "quic:packet_sent",
                            "quic:recovery_metrics_updated");
            assertThat(Files.readString(file)).doesNotContain("secret-query", "127.0.0.1");
        }
    }

    @Test
    void eachConnectionWritesAFile() throws Exception {
        try (TestServer server = start(this.folder, 1)) {
            for (int i = 0; i < 5; i++) {
                request(server);
            }
            await(server, QlogOutcome.WRITTEN, 5);
            assertThat(files()).hasSize(5);
            for (Path file : files()) {
                assertThat(records(file)).hasSizeGreaterThan(5);
            }
        }
    }

    @Test
    void noneIsChosen() throws Exception {
        try (TestServer server = start(this.folder, 0)) {
            request(server);
            server.listener().close();
            assertThat(files()).isEmpty();
            assertThat(server.listener().stats().qlogs().outcomes().values()).containsOnly(0L);
        }
    }

    @Test
    void probesAreNotLogged() throws Exception {
        try (TestServer server = start(this.folder, 1)) {
            assertThat(server.listener().admin().probe().run(null, Duration.ofSeconds(10)).get())
                    .isNotNull();
            request(server);
            await(server, QlogOutcome.WRITTEN, 1);
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void aFolderThatVanishesHarmsNoConnection() throws Exception {
        Path vanishing = this.folder.resolve("vanishing");
        try (LogRecorder log = new LogRecorder();
                TestServer server = start(vanishing, 1)) {
            Files.delete(vanishing);
            for (int i = 0; i < 3; i++) {
                String body =
                        TestClients.http3(server.port())
                                .get()
                                .uri("/hello")
                                .responseContent()
                                .aggregate()
                                .asString()
                                .block(Duration.ofSeconds(30));
                assertThat(body).isEqualTo("hello");
            }
            server.listener().close();
            await(server, QlogOutcome.FAILED, 3);
            assertThat(log.warnings())
                    .filteredOn(warning -> warning.contains(vanishing.toString()))
                    .hasSize(1);
            assertThat(vanishing).doesNotExist();
        }
    }
}
