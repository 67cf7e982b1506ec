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

import dev.tertia.http3.service.Gtlsclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

/** ngtcp2's client: a QUIC and HTTP/3 implementation in C that shares nothing with ours. */
@ExtendWith(RunningJarExtension.class)
final class GtlsclientIT {

    @TempDir private Path directory;

    private final Gtlsclient client;

    GtlsclientIT(RunningJar jar) {
        this.client =
                new Gtlsclient(new InetSocketAddress(InetAddress.getLoopbackAddress(), jar.port()));
    }

    private String request(String path, String... options) throws Exception {
        return this.client.request(path, options);
    }

    @Test
    void gets() throws Exception {
        assertThat(request("/api/protocol"))
                .contains("[:status: 200]", Gtlsclient.STREAM_ENDED_WELL)
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
        assertThat(request("/nowhere")).contains("[:status: 404]", Gtlsclient.STREAM_ENDED_WELL);
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
                .containsPattern("(?s)" + (Gtlsclient.STREAM_ENDED_WELL + ".*").repeat(3))
                .containsPattern("(?s)" + "\\[:status: 200\\].*".repeat(3));
    }
}
