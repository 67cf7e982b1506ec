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
package dev.tertia.http3.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that has run to its end.
 *
 * @param words the program and its arguments
 * @param status its exit status
 * @param output what it wrote, errors included
 */
public record Command(List<String> words, int status, String output) {

    private static final long TIMEOUT_SECONDS = 60;

    /** Runs a program and waits for its end, which comes by force after a minute. */
    public static Command run(List<String> words) throws IOException {
        return run(words, "");
    }

    /** Runs a program with something to read. */
    public static Command run(List<String> words, String input) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        write(process, input);
        byte[] output = process.getInputStream().readAllBytes();
        return new Command(
                words,
                process.onExit().join().exitValue(),
                new String(output, StandardCharsets.UTF_8));
    }

    private static void write(Process process, String input) {
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.append(input);
        } catch (IOException ignored) {
            // It has ended without reading: its output tells why.
        }
    }

    /** Tells whether the program was content. */
    public boolean succeeded() {
        return this.status == 0;
    }

    @Override
    public String toString() {
        return "'%s' ended with %d: %s"
                .formatted(String.join(" ", this.words), this.status, this.output.strip());
    }
}
