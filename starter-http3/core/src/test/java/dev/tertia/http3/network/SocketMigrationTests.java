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
package dev.tertia.http3.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.CongestionControl;
import dev.tertia.http3.Http3ListenerConfig;
import dev.tertia.http3.PathConfig;
import dev.tertia.http3.SocketConfig;
import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;
import dev.tertia.http3.service.Gtlsclient;
import dev.tertia.http3.stats.Http3Stats;
import dev.tertia.http3.stats.SocketStats;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a client of another make gets from several sockets, and by other ways to send. */
@Timeout(120)
final class SocketMigrationTests {

    /** So many that some of the new addresses belong to another socket. */
    private static final int MOVES = 6;

    @TempDir private Path directory;

    private static TestServer start(PathConfig paths, SocketConfig sockets) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return TestServer.start(
                new Http3ListenerConfig(
                        defaults.transport(),
                        paths,
                        sockets,
                        defaults.retry(),
                        defaults.connections(),
                        defaults.requests(),
                        defaults.qlog()));
    }

    private static TestServer start(int sockets) {
        return start(PathConfig.defaults(), SocketConfig.defaults().withCount(sockets));
    }

    private String transfer(TestServer server, String path, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--download=" + this.directory, "--no-quic-dump", "--no-http-dump"));
        return new Gtlsclient(server.listener().localAddress())
                .request(path, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void followAClientThatChangesItsAddress(int sockets) throws Exception {
        try (TestServer server = start(sockets)) {
            for (int i = 0; i < MOVES; i++) {
                assertThat(transfer(server, "/big", "--change-local-addr=15ms"))
                        .contains("path has been validated", Gtlsclient.STREAM_ENDED_WELL);
                assertThat(this.directory.resolve("big")).hasBinaryContent(TestRoutes.BIG);
            }
            assertThatMoved(server.listener().stats(), sockets);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void followAClientWhoseAddressIsChanged(int sockets) throws Exception {
        Path upload = Files.write(this.directory.resolve("upload"), TestRoutes.BIG);
        try (TestServer server = start(sockets)) {
            for (int i = 0; i < MOVES; i++) {
                assertThat(
                                transfer(
                                        server,
                                        "/echo",
                                        "--change-local-addr=30ms",
                                        "--nat-rebinding",
                                        "--http-method=POST",
                                        "--data=" + upload))
                        .contains(Gtlsclient.STREAM_ENDED_WELL);
                assertThat(this.directory.resolve("echo")).hasBinaryContent(TestRoutes.BIG);
            }
            assertThatMoved(server.listener().stats(), sockets);
        }
    }

    /** One connection for each transfer, and packets that had to be brought to its socket. */
    private static void assertThatMoved(Http3Stats stats, int sockets) {
        assertThat(stats.connections().opened()).isEqualTo(MOVES);
        assertThat(stats.connections().migrated()).isGreaterThanOrEqualTo(MOVES / 2);
        if (sockets == 1) {
            assertThat(stats.datagrams().forwarded()).isZero();
        } else {
            assertThat(stats.datagrams().forwarded()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1200", "false, 1200", "true, 1452", "false, 1452"})
    void bytesAreTheSameWithOffloadAndWithout(boolean offload, int payload) throws Exception {
        SocketConfig sockets = new SocketConfig(1, 0, 0, offload);
        PathConfig paths = new PathConfig(CongestionControl.CUBIC, 10, payload, 1500, true);
        try (TestServer server = start(paths, sockets)) {
            assertThat(transfer(server, "/big")).contains(Gtlsclient.STREAM_ENDED_WELL);
            assertThat(this.directory.resolve("big")).hasBinaryContent(TestRoutes.BIG);
            SocketStats stats = server.listener().stats().sockets().getFirst();
            assertThat(stats.sentBytes()).isGreaterThan(TestRoutes.BIG.length);
            // As many datagrams as these bytes need, however they were given to the kernel.
            assertThat(stats.sentDatagrams())
                    .isBetween(
                            stats.sentBytes() / payload,
                            2L * TestRoutes.BIG.length / payload + 200);
        }
    }

    @ParameterizedTest
    @EnumSource(CongestionControl.class)
    void bytesAreTheSameWithEachCongestionControl(CongestionControl algorithm) throws Exception {
        PathConfig paths = new PathConfig(algorithm, 40, 1200, 1350, false);
        try (TestServer server = start(paths, SocketConfig.defaults())) {
            String output =
                    new Gtlsclient(server.listener().localAddress())
                            .request("/big", "--download=" + this.directory, "--no-http-dump");
            assertThat(output)
                    .contains(
                            "max_udp_payload_size=1350",
                            "disable_active_migration=1",
                            Gtlsclient.STREAM_ENDED_WELL);
            assertThat(this.directory.resolve("big")).hasBinaryContent(TestRoutes.BIG);
        }
    }
}
