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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that keeps requests in flight, with new connections for each run: a client that one
 * server has upset does not spoil the next. Not thread-safe.
 */
public final class LoadGenerator {

    private final Path program;

    private final Path log;

    LoadGenerator(Path program, Path log) {
        this.program = program;
        this.log = log;
    }

    /**
     * Compiles the program.
     *
     * @param target the folder of what was built, beside that of the sources
     * @param directory the folder for what it complains of
     * @return a generator that can be run
     * @throws IOException if Go or one of its libraries is missing
     * @throws InterruptedException if it shall end
     */
    public static LoadGenerator build(Path target, Path directory)
            throws IOException, InterruptedException {
        Path program = target.resolve("load").toAbsolutePath();
        new GoBuild("go", target.resolveSibling("load")).to(program);
        return new LoadGenerator(program, directory.resolve("load.log"));
    }

    /**
     * Makes requests for a while. It ends by itself, also when they neither succeed nor fail.
     *
     * @param run what to do
     * @return what was measured
     * @throws IOException if the program or the server has failed
     * @throws InterruptedException if it shall end
     */
    public LoadResult run(LoadRun run) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(this.program.toString());
        command.addAll(run.arguments());
        Process process = new ProcessBuilder(command).redirectError(this.log.toFile()).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            if (line == null || process.waitFor() != 0) {
                throw new IOException(
                        "The load generator has failed with %d: %s"
                                .formatted(process.waitFor(), Files.readString(this.log)));
            }
            return LoadResult.parse(line);
        } finally {
            process.destroy();
        }
    }
}
