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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

final class NettyVersionTests {

    @Test
    void comparesNumbers() {
        assertThat(NettyVersion.parse("4.2.9.Final")).isLessThan(NettyVersion.FLOOR);
        assertThat(NettyVersion.parse("4.2.18.Final")).isEqualTo(NettyVersion.FLOOR);
        assertThat(NettyVersion.parse("4.10.0.Alpha1")).isGreaterThan(NettyVersion.FLOOR);
        assertThat(NettyVersion.parse("5.0.0")).isGreaterThan(NettyVersion.FLOOR);
        assertThat(NettyVersion.parse("nonsense")).isNull();
        assertThat(NettyVersion.parse("4.2.20261123093000")).isNull();
        assertThat(NettyVersion.parse("4.2.19.Final-SNAPSHOT"))
                .hasToString("4.2.19.Final-SNAPSHOT");
    }

    @Test
    void readsTheVersionOfThisBuild() {
        NettyVersion version = NettyVersion.of(getClass().getClassLoader());
        assertThat(version).isNotNull().isGreaterThanOrEqualTo(NettyVersion.FLOOR);
        assertThat(version).hasToString("4.2.18.Final");
    }

    @Test
    void readsTheVersionThatAClassLoaderSees(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("META-INF/io.netty.versions.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                netty-codec-http3.version=4.2.17.Final
                netty-codec-http3.buildDate=2026-01-01 00:00:00 +0000
                netty-codec-http3.commitDate=2026-01-01 00:00:00 +0000
                netty-codec-http3.shortCommitHash=0
                netty-codec-http3.longCommitHash=0
                netty-codec-http3.repoStatus=clean
                """);
        try (var old = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            assertThat(NettyVersion.of(old)).isEqualTo(NettyVersion.parse("4.2.17.Final"));
        }
        try (var none = new URLClassLoader(new URL[0], null)) {
            assertThat(NettyVersion.of(none)).isNull();
        }
    }
}
