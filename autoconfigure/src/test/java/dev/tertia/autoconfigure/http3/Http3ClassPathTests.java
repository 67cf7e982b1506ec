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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a user reads when a library is missing or old: in JVMs with such a class path. */
final class Http3ClassPathTests {

    private static final String DESCRIPTION = "Netty's native QUIC library cannot be loaded on";

    private static final String ACTION = "Add 'io.netty:netty-codec-native-quic'";

    @TempDir private Path directory;

    private static boolean isProduction(String entry) {
        return !entry.contains("spring-boot-devtools");
    }

    private static boolean hasNoNativeQuic(String entry) {
        return isProduction(entry) && !entry.contains("netty-codec-native-quic");
    }

    @Test
    void nativeLibraryIsMissing() throws Exception {
        String output =
                ForkedApplication.run(
                        Http3ClassPathTests::hasNoNativeQuic,
                        this.directory,
                        TestApplication.HTTP3_IN_DEVELOPMENT);
        assertThat(output)
                .containsOnlyOnce("Serving without HTTP/3: " + DESCRIPTION)
                .contains(ACTION, "Netty started on port")
                .doesNotContain("HTTP/3 on udp");
    }

    @Test
    void requiredNativeLibraryIsMissing() throws Exception {
        List<String> properties = new ArrayList<>(TestApplication.HTTP3_IN_DEVELOPMENT);
        properties.add("tertia.http3.required=true");
        String output =
                ForkedApplication.run(
                        Http3ClassPathTests::hasNoNativeQuic, this.directory, properties);
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Description:\n\n" + DESCRIPTION)
                .contains("Action:\n\n" + ACTION);
    }

    @Test
    void nettyIsOld() throws Exception {
        Path versions = this.directory.resolve("META-INF/io.netty.versions.properties");
        Files.createDirectories(versions.getParent());
        // Read last, it overrides what the jar says of itself.
        Files.writeString(versions, "netty-codec-http3.version=4.2.17.Final\n");
        String output =
                ForkedApplication.run(
                        Http3ClassPathTests::isProduction,
                        this.directory,
                        TestApplication.HTTP3_IN_DEVELOPMENT);
        assertThat(output)
                .containsOnlyOnce("Netty 4.2.17.Final has known HTTP/3 defects")
                .contains("Use Netty 4.2.18.Final or newer", "'netty.version'");
    }

    @Test
    void developerToolsBringTheCertificate() throws Exception {
        List<String> properties =
                List.of(
                        "tertia.http3.enabled=true",
                        TestApplication.CERTIFICATE_FOLDER,
                        "spring.devtools.livereload.enabled=false");
        assertThat(ForkedApplication.run(entry -> true, this.directory, properties))
                .contains("Using a development certificate", "HTTP/3 on udp/");
        assertThat(
                        ForkedApplication.run(
                                Http3ClassPathTests::isProduction, this.directory, properties))
                .contains("this server has no TLS certificate")
                .doesNotContain("Using a development certificate");
    }
}
