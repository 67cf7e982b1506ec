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

import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;
import dev.tertia.http3.service.Gtlsclient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What ngtcp2's client can do to a connection that transfers five megabytes. */
@Timeout(60)
final class GtlsclientNetworkTests {

    private static final Pattern MILESTONE =
            Pattern.compile("local address|PATH_|has been validated|key update|closed with");

    @TempDir private Path directory;

    private TestServer server;

    private Gtlsclient client;

    @BeforeEach
    void start() {
        this.server = TestServer.start();
        this.client = new Gtlsclient(this.server.listener().localAddress());
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    /** Of the megabytes that the client prints, the lines that tell how the connection changes. */
    private String download(String... options) throws Exception {
        return transfer("/big", options);
    }

    private String transfer(String path, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--download=" + this.directory, "--no-quic-dump", "--no-http-dump"));
        return this.client
                .request(path, all.toArray(String[]::new))
                .lines()
                .filter(MILESTONE.asPredicate())
                .collect(Collectors.joining("\n"));
    }

    private void assertThatWhole(String file) {
        assertThat(this.directory.resolve(file)).hasBinaryContent(TestRoutes.BIG);
    }

    @Test
    void changesItsAddressBeforeADownload() throws Exception {
        assertThat(download("--change-local-addr=20ms", "--delay-stream=100ms"))
                .containsSubsequence(
                        "Changing local address",
                        "PATH_RESPONSE",
                        "path has been validated",
                        Gtlsclient.STREAM_ENDED_WELL);
        assertThatWhole("big");
    }

    @Test
    void isGivenAnotherAddressBeforeADownload() throws Exception {
        assertThat(download("--change-local-addr=20ms", "--nat-rebinding", "--delay-stream=100ms"))
                .containsSubsequence(
                        "Changing local address", "PATH_CHALLENGE", Gtlsclient.STREAM_ENDED_WELL);
        assertThatWhole("big");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 15, 30, 50})
    void changesItsAddressDuringADownload(int millis) throws Exception {
        assertThat(download("--change-local-addr=" + millis + "ms"))
                .containsSubsequence(
                        "Changing local address",
                        "PATH_RESPONSE",
                        "path has been validated",
                        Gtlsclient.STREAM_ENDED_WELL);
        assertThatWhole("big");
    }

    /**
     * The client does not know of its new address. It would be silent in a mere download: it has
     * acknowledged all that came, and of what is sent to its old address it sees nothing.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 30, 60, 90})
    void isGivenAnotherAddressDuringATransfer(int millis) throws Exception {
        Path upload = Files.write(this.directory.resolve("upload"), TestRoutes.BIG);
        assertThat(
                        transfer(
                                "/echo",
                                "--change-local-addr=" + millis + "ms",
                                "--nat-rebinding",
                                "--http-method=POST",
                                "--data=" + upload))
                .containsSubsequence(
                        "Changing local address", "PATH_CHALLENGE", Gtlsclient.STREAM_ENDED_WELL);
        assertThatWhole("echo");
    }

    @Test
    void updatesItsKeysDuringADownload() throws Exception {
        assertThat(download("--key-update=5ms"))
                .containsSubsequence(
                        "Initiate key update",
                        "key update confirmed",
                        Gtlsclient.STREAM_ENDED_WELL);
        assertThatWhole("big");
    }

    @Test
    void isOfferedVersion1InPlaceOfAnother() throws Exception {
        assertThat(this.client.request("/hello", "--version=0x1a2a3a4a"))
                .containsSubsequence(
                        "version=0x1a2a3a4a type=Initial",
                        "version=0x00000000 type=VN",
                        "VN v=0x00000001",
                        "ERR_RECV_VERSION_NEGOTIATION");
        assertThat(this.server.listener().activeConnections()).isZero();
    }
}
