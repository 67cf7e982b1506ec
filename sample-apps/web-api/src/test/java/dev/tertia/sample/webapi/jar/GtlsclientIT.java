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
package dev.tertia.sample.webapi.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.sample.webapi.Services;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** ngtcp2's client: a QUIC and HTTP/3 implementation in C that shares nothing with ours. */
@ExtendWith(RunningJarExtension.class)
final class GtlsclientIT {

    private static final String STREAM_ENDED_WELL = "closed with error code 256"; // H3_NO_ERROR

    @TempDir private Path directory;

    private final int port;

    GtlsclientIT(RunningJar jar) {
        this.port = jar.port();
    }

    private String request(String path, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Services.program("gtlsclient", "ngtcp2-client").toString());
        command.addAll(List.of("--exit-on-all-streams-close", "--timeout=10s"));
        command.addAll(List.of(options));
        command.addAll(List.of("127.0.0.1", Integer.toString(this.port)));
        command.add("https://localhost:" + this.port + path);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void gets() throws Exception {
        assertThat(request("/api/protocol"))
                .contains("[:status: 200]", STREAM_ENDED_WELL)
                .contains("[content-type: application/json]")
                .doesNotContain("[alt-svc:");
    }

    @Test
    void downloads() throws Exception {
        request("/api/files/sample", "-q", "--download=" + this.directory);
        byte[] expected = new byte[5 << 20];
        new Random(9114).nextBytes(expected);
        assertThat(this.directory.resolve("sample")).hasBinaryContent(expected);
    }

    @Test
    void uploads() throws Exception {
        byte[] content = new byte[1_000_000];
        Path file = Files.write(this.directory.resolve("upload"), content);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        request(
                "/api/files",
                "-q",
                "--http-method=POST",
                "--data=" + file,
                "--download=" + this.directory);
        assertThat(this.directory.resolve("files"))
                .content()
                .contains("1000000")
                .containsIgnoringCase(digest);
    }

    @Test
    void getsNotFound() throws Exception {
        assertThat(request("/nowhere")).contains("[:status: 404]", STREAM_ENDED_WELL);
    }

    @Test
    void survivesChangesOfItsAddressAndKeys() throws Exception {
        assertThat(
                        request(
                                "/api/protocol",
                                "--change-local-addr=5ms",
                                "--key-update=5ms",
                                "--delay-stream=80ms",
                                "-n",
                                "3"))
                .contains("Changing local address", "PATH_RESPONSE", "key update confirmed")
                .containsPattern("(?s)" + (STREAM_ENDED_WELL + ".*").repeat(3))
                .containsPattern("(?s)" + "\\[:status: 200\\].*".repeat(3));
    }
}
