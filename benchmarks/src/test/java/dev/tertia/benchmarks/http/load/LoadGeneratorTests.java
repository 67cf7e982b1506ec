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
package dev.tertia.benchmarks.http.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class LoadGeneratorTests {

    private static final LoadRun RUN =
            new LoadRun(
                    Protocol.H2, Workload.HELLO, 8443, 77, Duration.ZERO, Duration.ofSeconds(1));

    @TempDir private Path folder;

    @Test
    void readsTheResultOfTheProgram() throws IOException, InterruptedException {
        LoadGenerator generator =
                generator(
                        """
                        echo '{"requests":8,"seconds":2,"p50Millis":1,"p99Millis":2,\
                        "clientCpuSeconds":0.5,"serverCpuSeconds":1,"failed":0,"warmUpFailed":0,\
                        "failures":{},"firstFailure":""}'
                        """);

        assertThat(generator.run(RUN).perSecond()).isEqualTo(4);
    }

    @Test
    void tellsWhatAProgramThatHasFailedComplainsOf() throws IOException {
        LoadGenerator generator = generator("echo \"refused $1\" >&2; exit 2");

        assertThatIOException()
                .isThrownBy(() -> generator.run(RUN))
                .withMessageContaining("with 2: refused -protocol=h2");
    }

    private LoadGenerator generator(String script) throws IOException {
        Path program = this.folder.resolve("load");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new LoadGenerator(program, this.folder.resolve("load.log"));
    }
}
