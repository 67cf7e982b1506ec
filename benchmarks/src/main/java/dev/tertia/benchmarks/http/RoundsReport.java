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
import java.util.Map;

/** The table of a workload; ratios are to its first server. */
final class RoundsReport {

    private final Map<ServerKind, Rounds> rounds;

    RoundsReport(Map<ServerKind, Rounds> rounds) {
        this.rounds = rounds;
    }

    void print(PrintStream out) {
        Table table =
                new Table(
                        "server",
                        "req/s",
                        "ratio",
                        "p50 ms",
                        "p99 ms",
                        "CPU us/req",
                        "CPU ratio",
                        "RSS MiB",
                        "failed");
        this.rounds.forEach((kind, measured) ->
                add(table, kind, measured, this.rounds.values().iterator().next()));
        table.print(out);
        this.rounds.forEach((kind, measured) -> explain(kind, measured, out));
    }

    private static void add(Table table, ServerKind kind, Rounds rounds, Rounds reference) {
        table.add(
                kind.toString(),
                rounds.spread(round -> round.load().perSecond()).show(0),
                rounds.ratio(reference, round -> round.load().perSecond()).show(2),
                rounds.spread(round -> round.load().p50Millis()).show(2),
                rounds.spread(round -> round.load().p99Millis()).show(2),
                rounds.spread(Measurement::cpuMicros).show(0),
                rounds.ratio(reference, Measurement::cpuMicros).show(2),
                rounds.spread(Measurement::residentMebibytes).show(0),
                Long.toString(rounds.failed()));
    }

    private static void explain(ServerKind kind, Rounds rounds, PrintStream out) {
        if (rounds.failed() > 0) {
            out.append("%s, first failure: %s%n".formatted(kind, rounds.firstFailure())).flush();
        }
    }
}
