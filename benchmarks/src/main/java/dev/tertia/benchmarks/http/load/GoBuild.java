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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Compiles the load generator with the Go and the libraries of Debian. What has been compiled
 * before is taken from Go's cache.
 */
final class GoBuild {

    private static final String CURE =
            "install the packages golang-go and golang-github-lucas-clemente-quic-go-dev"
                    + " of Debian 12, as benchmarks/README.md says";

    /** Where Debian has the sources of libraries. */
    private static final String LIBRARIES = "/usr/share/gocode";

    private static final String MISSING_LIBRARY = "cannot find package";

    private final String go;

    private final Path sources;

    GoBuild(String go, Path sources) {
        this.go = go;
        this.sources = sources;
    }

    void to(Path program) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(this.go, "build", "-o", program.toString(), ".")
                        .directory(this.sources.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment(builder.environment()));
        Process process;
        try {
            process = builder.start();
        } catch (IOException ex) {
            throw new IOException(
                    "The load generator is written in Go, but '%s' cannot be run in %s: %s"
                            .formatted(this.go, this.sources, CURE),
                    ex);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(explain(exit, output));
        }
    }

    static Map<String, String> environment(Map<String, String> inherited) {
        String path = inherited.getOrDefault("GOPATH", "");
        return Map.of(
                "GO111MODULE", "off",
                "GOPROXY", "off",
                "GOFLAGS", "",
                "GOPATH", path.isEmpty() ? LIBRARIES : path + ":" + LIBRARIES);
    }

    static String explain(int exit, String output) {
        String reason =
                output.contains(MISSING_LIBRARY)
                        ? "The load generator needs a library of Go that is missing: " + CURE
                        : "The load generator cannot be compiled, 'go build' has ended with "
                                + exit;
        return reason + "\n" + output;
    }
}
