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
package dev.tertia.benchmarks.http;

import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.Certificate;
import dev.tertia.benchmarks.http.server.ServerKind;
import dev.tertia.benchmarks.http.server.ServerProcess;
import dev.tertia.benchmarks.report.Arguments;
import dev.tertia.benchmarks.report.MachineLoad;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Requests over the three protocols, on several servers that run side by side. */
public final class HttpComparison {

    private final List<ServerKind> kinds;

    private final List<Protocol> protocols;

    private final List<Workload> workloads;

    private final WorkloadRun run;

    private final PrintStream out;

    private HttpComparison(
            Arguments options, List<String> servers, List<String> workloads, PrintStream out) {
        this.kinds =
                options.list("servers", servers).stream()
                        .map(ServerKind::named)
                        .filter(ServerKind::isInstalled)
                        .toList();
        this.protocols =
                options.list("protocols", List.of("h1", "h2", "h3")).stream()
                        .map(Protocol::named)
                        .toList();
        this.workloads =
                options.list("workloads", workloads).stream().map(Workload::named).toList();
        this.run = new WorkloadRun(options);
        this.out = out;
    }

    /**
     * Compares all servers.
     *
     * @param options {@code --servers}, {@code --protocols}, {@code --workloads}, {@code --rounds},
     *     {@code --seconds} of each and {@code --warm-up} seconds before the first
     * @param out where the tables go
     * @return the comparison
     */
    public static HttpComparison ofServers(Arguments options, PrintStream out) {
        return new HttpComparison(
                options,
                Stream.of(ServerKind.values()).map(ServerKind::toString).toList(),
                Stream.of(Workload.values()).map(Workload::toString).toList(),
                out);
    }

    /**
     * Compares an application with itself without filters.
     *
     * @param options as for the servers
     * @param out where the tables go
     * @return the comparison
     */
    public static HttpComparison ofFilters(Arguments options, PrintStream out) {
        return new HttpComparison(
                options, List.of("tertia", "tertia-filters"), List.of("hello"), out);
    }

    /**
     * Runs everything and writes a table for each workload and protocol.
     *
     * @throws Exception if a server or the client does not start
     */
    public void run() throws Exception {
        Path directory = Files.createTempDirectory("benchmark");
        List<ServerProcess> servers = new ArrayList<>();
        try {
            Certificate.create(directory);
            for (ServerKind kind : this.kinds) {
                servers.add(ServerProcess.start(kind, directory));
            }
            for (Workload workload : this.workloads) {
                for (Protocol protocol : this.protocols) {
                    measure(workload, protocol, servers, directory);
                }
            }
        } finally {
            servers.forEach(ServerProcess::close);
            delete(directory);
        }
    }

    private void measure(
            Workload workload, Protocol protocol, List<ServerProcess> servers, Path directory)
            throws Exception {
        this.out
                .append(
                        "\n# %s over %s, %d in flight, "
                                .formatted(workload, protocol, workload.inFlight()))
                .append(MachineLoad.describe())
                .append("\n\n")
                .flush();
        new RoundsReport(this.run.on(servers, workload, protocol, directory)).print(this.out);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
