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

import dev.tertia.benchmarks.http.load.LoadGenerator;
import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.Certificate;
import dev.tertia.benchmarks.http.server.ServerKind;
import dev.tertia.benchmarks.http.server.ServerProcess;
import dev.tertia.benchmarks.report.Arguments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests over the three protocols, on several servers that run side by side. */
public final class HttpComparison {

    private final Scenario scenario;

    private final List<ServerKind> kinds;

    private final List<Protocol> protocols;

    private final List<Workload> workloads;

    private final Schedule schedule;

    private final PrintStream out;

    /**
     * Chooses what is compared.
     *
     * @param scenario what is compared without options
     * @param options {@code --servers}, {@code --protocols}, {@code --workloads}, {@code --rounds},
     *     {@code --seconds} of each and {@code --warm-up} seconds of everything before the first
     * @param out where the tables go
     */
    public HttpComparison(Scenario scenario, Arguments options, PrintStream out) {
        this.scenario = scenario;
        this.kinds =
                options.list("servers", names(scenario.servers())).stream()
                        .map(ServerKind::named)
                        .filter(ServerKind::isInstalled)
                        .toList();
        this.protocols =
                options.list("protocols", names(scenario.protocols())).stream()
                        .map(Protocol::named)
                        .toList();
        this.workloads =
                options.list("workloads", names(scenario.workloads())).stream()
                        .map(Workload::named)
                        .toList();
        this.schedule = new Schedule(options, this.protocols);
        this.out = out;
    }

    private static List<String> names(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /**
     * Runs everything and writes tables for each workload.
     *
     * @throws Exception if a server or the load generator does not start
     */
    public void run() throws Exception {
        Path target = BuildFolder.path();
        Path directory = Files.createTempDirectory("benchmark");
        List<ServerProcess> servers = new ArrayList<>();
        try {
            LoadGenerator generator = LoadGenerator.build(target, directory);
            Certificate.create(directory);
            for (ServerKind kind : this.kinds) {
                servers.add(ServerProcess.start(kind, directory, target));
            }
            measure(generator, servers);
        } finally {
            servers.forEach(ServerProcess::close);
            delete(directory);
        }
    }

    private void measure(LoadGenerator generator, List<ServerProcess> servers)
            throws IOException, InterruptedException {
        Map<Workload, Results> results = new EnumMap<>(Workload.class);
        // All of it before the first round: what is compiled for one workload slows no other.
        for (Workload workload : this.workloads) {
            this.schedule.warmUp(generator, servers, workload, of(workload, results));
        }
        for (Workload workload : this.workloads) {
            this.schedule.measure(generator, servers, workload, of(workload, results));
            new WorkloadReport(workload, this.protocols, this.scenario.references())
                    .print(of(workload, results), this.out);
        }
    }

    private static Results of(Workload workload, Map<Workload, Results> results) {
        return results.computeIfAbsent(workload, name -> new Results());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
