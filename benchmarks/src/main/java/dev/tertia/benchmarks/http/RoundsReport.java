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

import dev.tertia.benchmarks.http.server.ServerKind;
import dev.tertia.benchmarks.report.Table;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table of a workload over one protocol, with ratios to those references that have run. */
final class RoundsReport {

    private final Map<ServerKind, Rounds> rounds;

    private final Map<ServerKind, Rounds> references = new LinkedHashMap<>();

    RoundsReport(Map<ServerKind, Rounds> rounds, List<ServerKind> references) {
        this.rounds = rounds;
        for (ServerKind reference : references) {
            Rounds measured = rounds.get(reference);
            if (measured != null) {
                this.references.put(reference, measured);
            }
        }
    }

    void print(PrintStream out) {
        Table table = new Table(header());
        this.rounds.forEach((kind, measured) -> table.add(row(kind, measured)));
        table.print(out);
        this.rounds.forEach((kind, measured) -> explain(kind, measured, out));
    }

    private String[] header() {
        List<String> cells = new ArrayList<>(List.of("server", "req/s"));
        this.references.keySet().forEach(reference -> cells.add("/ " + reference));
        cells.addAll(List.of("p50 ms", "p99 ms", "CPU us/req"));
        this.references.keySet().forEach(reference -> cells.add("/ " + reference));
        cells.addAll(List.of("client us/req", "RSS MiB", "failed"));
        return cells.toArray(String[]::new);
    }

    private String[] row(ServerKind kind, Rounds measured) {
        List<String> cells = new ArrayList<>();
        cells.add(kind.toString());
        cells.add(measured.spread(Measurement::perSecond).show(0));
        cells.addAll(ratios(measured, Measurement::perSecond));
        cells.add(measured.spread(round -> round.load().p50Millis()).show(2));
        cells.add(measured.spread(round -> round.load().p99Millis()).show(2));
        cells.add(measured.spread(Measurement::cpuMicros).show(0));
        cells.addAll(ratios(measured, Measurement::cpuMicros));
        cells.add(measured.spread(Measurement::clientCpuMicros).show(0));
        cells.add(measured.spread(Measurement::residentMebibytes).show(0));
        cells.add(Long.toString(measured.failed()));
        return cells.toArray(String[]::new);
    }

    private List<String> ratios(Rounds measured, ToDoubleFunction<Measurement> figure) {
        return this.references.values().stream()
                .map(reference -> measured.ratio(reference, figure).show(2))
                .toList();
    }

    private static void explain(ServerKind kind, Rounds rounds, PrintStream out) {
        if (rounds.failed() > 0) {
            out.append("%s, failures: %s%n".formatted(kind, rounds.describeFailures())).flush();
        }
    }
}
