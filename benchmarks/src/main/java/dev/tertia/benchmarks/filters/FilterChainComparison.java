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
package dev.tertia.benchmarks.filters;

import dev.tertia.benchmarks.report.Arguments;
import dev.tertia.benchmarks.report.JmhFigures;
import dev.tertia.benchmarks.report.JmhRounds;
import dev.tertia.benchmarks.report.MachineLoad;
import dev.tertia.benchmarks.report.Table;

import org.openjdk.jmh.runner.RunnerException;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What each filter adds to a request, and all of them together. */
public final class FilterChainComparison {

    private final JmhRounds rounds;

    private final PrintStream out;

    /**
     * Creates a comparison.
     *
     * @param options {@code --rounds}, {@code --seconds} and {@code --variants}
     * @param out where the table goes
     */
    public FilterChainComparison(Arguments options, PrintStream out) {
        this.rounds = new JmhRounds(options);
        this.out = out;
    }

    /**
     * Runs all variants and writes the table.
     *
     * @throws RunnerException if one fails
     */
    public void run() throws RunnerException {
        this.out.append("# Filters, ").append(MachineLoad.describe()).append('\n').flush();
        Map<String, JmhFigures> figures =
                this.rounds.run(
                        FilterChainBenchmark.class,
                        1,
                        result -> result.getParams().getParam("variant"));
        Table table = new Table("variant", "ns", "CPU ns", "bytes", "+ns", "+CPU ns", "+bytes");
        JmhFigures bare =
                Objects.requireNonNull(
                        figures.get(FilterVariant.BARE.name()), "BARE must be among the variants");
        for (var entry : figures.entrySet()) {
            JmhFigures measured = entry.getValue();
            table.add(
                    FilterVariant.valueOf(entry.getKey()).label(),
                    measured.nanos().show(0),
                    measured.cpuNanos().show(0),
                    measured.bytes().show(0),
                    more(measured.nanos().median(), bare.nanos().median()),
                    more(measured.cpuNanos().median(), bare.cpuNanos().median()),
                    more(measured.bytes().median(), bare.bytes().median()));
        }
        table.print(this.out);
    }

    private static String more(double measured, double bare) {
        return String.format(Locale.ROOT, "%+.0f", measured - bare);
    }
}
