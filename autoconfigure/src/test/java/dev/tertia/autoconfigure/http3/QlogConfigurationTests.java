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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.http3.qlog.QlogConfig;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
final class QlogConfigurationTests {

    @TempDir Path folder;

    private static @Nullable QlogConfig config(ReactiveWebServerApplicationContext context) {
        return context.getBean(Http3Properties.class).qlog().config();
    }

    private static String protocol(ReactiveWebServerApplicationContext context) {
        return new TestClient(HttpProtocol.HTTP3, TestApplication.port(context))
                .get("/protocol")
                .text();
    }

    @Test
    void leavesNoTraceUnlessEnabled() {
        Path directory = this.folder.resolve("logs");
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "tertia.http3.qlog.directory=" + directory,
                        "tertia.http3.qlog.sample-ratio=1")) {
            assertThat(protocol(context)).isEqualTo("HTTP/3.0");
            assertThat(config(context)).isNull();
            assertThat(directory).doesNotExist();
        }
    }

    @Test
    void writesWhatThePropertiesSay() throws Exception {
        Path directory = this.folder.resolve("logs");
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "tertia.http3.qlog.enabled=true",
                        "tertia.http3.qlog.directory=" + directory,
                        "tertia.http3.qlog.sample-ratio=1",
                        "tertia.http3.qlog.max-total-size=3MB",
                        "tertia.http3.qlog.max-files=7",
                        "tertia.http3.qlog.max-connections=2")) {
            assertThat(config(context)).isEqualTo(new QlogConfig(directory, 1, 3 << 20, 7, 2));
            assertThat(protocol(context)).isEqualTo("HTTP/3.0");
        }
        try (var files = Files.list(directory)) {
            assertThat(files.toList()).hasSize(1);
        }
    }

    @Test
    void hasDefaults() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "tertia.http3.qlog.enabled=true",
                        "tertia.http3.qlog.directory=" + this.folder)) {
            assertThat(config(context)).isEqualTo(QlogConfig.in(this.folder));
        }
    }

    @Test
    void namesAFolderThatCannotBeWritten(CapturedOutput output) throws Exception {
        Path file = Files.createFile(this.folder.resolve("file"));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        TestApplication.start(
                                        "tertia.http3.qlog.enabled=true",
                                        "tertia.http3.qlog.directory=" + file)
                                .close());
        assertThat(output)
                .contains("Description:", "Cannot write event logs of QUIC connections to " + file)
                .contains("Action:", "'tertia.http3.qlog.directory'");
    }
}
