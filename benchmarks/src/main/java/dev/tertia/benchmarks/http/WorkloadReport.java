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
import dev.tertia.benchmarks.http.server.ServerKind;
import dev.tertia.benchmarks.report.MachineLoad;
import dev.tertia.benchmarks.report.Table;

import java.io.PrintStream;
import java.util.List;

/** The tables of a workload: one for each protocol, and one of HTTP/3 beside HTTP/2. */
final class WorkloadReport {

    private final Workload workload;

    private final List<Protocol> protocols;

    private final List<ServerKind> references;

    WorkloadReport(Workload workload, List<Protocol> protocols, List<ServerKind> references) {
        this.workload = workload;
        this.protocols = protocols;
        this.references = references;
    }

    void print(Results results, PrintStream out) {
        for (Protocol protocol : this.protocols) {
            heading("%s over %s".formatted(this.workload, protocol), out);
            new RoundsReport(results.on(protocol), this.references).print(out);
        }
        if (this.protocols.containsAll(List.of(Protocol.H2, Protocol.H3))) {
            heading("%s, h3/h2".formatted(this.workload), out);
            printQuotients(results, out);
        }
    }

    private void heading(String title, PrintStream out) {
        out.append(
                        "\n# %s, %d in flight, %s\n\n"
                                .formatted(title, this.workload.inFlight(), MachineLoad.describe()))
                .flush();
    }

    private static void printQuotients(Results results, PrintStream out) {
        Table table = new Table("server", "CPU per request h3/h2", "req/s h3/h2");
        results.on(Protocol.H3)
                .forEach((kind, http3) -> {
                    Rounds http2 = results.of(Protocol.H2, kind);
                    table.add(
                            kind.toString(),
                            http3.ratio(http2, Measurement::cpuMicros).show(2),
                            http3.ratio(http2, Measurement::perSecond).show(2));
                });
        table.print(out);
    }
}
