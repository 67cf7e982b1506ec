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
import java.util.Map;

final class GoBuildTests {

    @Test
    void tellsHowToGetGo(@TempDir Path folder) {
        GoBuild build = new GoBuild("go-that-is-not-installed", folder);

        assertThatIOException()
                .isThrownBy(() -> build.to(folder.resolve("load")))
                .withMessageContaining("'go-that-is-not-installed'")
                .withMessageContaining("golang-go");
    }

    @Test
    void tellsWhatACompilerHasSaid(@TempDir Path folder) throws IOException {
        Path compiler = script(folder, "echo wrong type: $GO111MODULE; exit 3");

        assertThatIOException()
                .isThrownBy(
                        () -> new GoBuild(compiler.toString(), folder).to(folder.resolve("load")))
                .withMessageContaining("ended with 3")
                .withMessageContaining("wrong type: off");
    }

    @Test
    void writesTheProgramWhereItIsWanted(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path compiler = script(folder, "echo \"$@\" > \"$3\"");
        Path program = folder.resolve("load");

        new GoBuild(compiler.toString(), folder).to(program);

        assertThat(program).hasContent("build -o " + program + " .");
    }

    @Test
    void tellsHowToGetALibrary() {
        String output =
                "http3.go:26:2: cannot find package \"github.com/lucas-clemente/quic-go\" in any"
                        + " of:";

        assertThat(GoBuild.explain(1, output))
                .contains("golang-github-lucas-clemente-quic-go-dev")
                .contains(output);
    }

    @Test
    void looksForLibrariesOfTheUserFirst() {
        assertThat(GoBuild.environment(Map.of("GOPATH", "/home/me/go")))
                .containsEntry("GOPATH", "/home/me/go:/usr/share/gocode");
        assertThat(GoBuild.environment(Map.of()))
                .containsEntry("GOPATH", "/usr/share/gocode")
                .containsEntry("GO111MODULE", "off");
    }

    private static Path script(Path folder, String line) throws IOException {
        Path script = folder.resolve("compiler");
        Files.writeString(script, "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
