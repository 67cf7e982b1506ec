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
package dev.tertia.benchmarks.limit;

import dev.tertia.benchmarks.report.Arguments;
import dev.tertia.benchmarks.report.JmhFigures;
import dev.tertia.benchmarks.report.JmhRounds;
import dev.tertia.benchmarks.report.MachineLoad;
import dev.tertia.benchmarks.report.Table;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** A decision of the local store beside one of Bucket4j and Caffeine alone. */
public final class LocalLimitComparison {

    private static final int[] THREADS = {1, 2};

    private static final int[] KEYS = {1, 100_000};

    private final JmhRounds rounds;

    private final PrintStream out;

    /**
     * Creates a comparison.
     *
     * @param options {@code --rounds} and {@code --seconds}
     * @param out where the table goes
     */
    public LocalLimitComparison(Arguments options, PrintStream out) {
        this.rounds = new JmhRounds(options);
        this.out = out;
    }

    /**
     * Runs all variants and writes the table.
     *
     * @throws RunnerException if one fails
     */
    public void run() throws RunnerException {
        this.out.append("# Local limits, ").append(MachineLoad.describe()).append('\n').flush();
        Table table =
                new Table(
                        "threads, keys",
                        "Tertia ns",
                        "Bucket4j ns",
                        "ratio",
                        "Tertia bytes",
                        "Bucket4j bytes");
        for (int threads : THREADS) {
            Map<String, JmhFigures> figures =
                    this.rounds.run(
                            LocalLimitBenchmark.class, threads, LocalLimitComparison::variant);
            for (int keys : KEYS) {
                add(
                        table,
                        "%d, %d".formatted(threads, keys),
                        figure(figures, "tertia " + keys),
                        figure(figures, "bucket4j " + keys));
            }
        }
        table.print(this.out);
    }

    private static String variant(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1)
                + " "
                + result.getParams().getParam("keys");
    }

    private static JmhFigures figure(Map<String, JmhFigures> figures, String variant) {
        JmhFigures found = figures.get(variant);
        if (found == null) {
            throw new IllegalStateException("JMH has not run " + variant);
        }
        return found;
    }

    private static void add(Table table, String name, JmhFigures tertia, JmhFigures bucket4j) {
        double ratio = tertia.nanos().median() / bucket4j.nanos().median();
        table.add(
                name,
                tertia.nanos().show(0),
                bucket4j.nanos().show(0),
                String.format(Locale.ROOT, "%.2f", ratio),
                tertia.bytes().show(0),
                bucket4j.bytes().show(0));
    }
}
