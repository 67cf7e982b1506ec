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
package dev.tertia.benchmarks.report;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs all variants of a benchmark in turn, several times, each in a process of its own: what else
 * the machine does hits all of them alike.
 */
public final class JmhRounds {

    /** Long, as the compiler of a busy machine takes its time with chains of operators. */
    private static final int WARM_UP_ITERATIONS = 15;

    private static final int ITERATIONS = 5;

    private final int rounds;

    private final int seconds;

    private final List<String> variants;

    /**
     * Chooses how long it takes.
     *
     * @param options {@code --rounds}, {@code --seconds} of each iteration and, to run a part only,
     *     {@code --variants}
     */
    public JmhRounds(Arguments options) {
        this.rounds = options.number("rounds", 3);
        this.seconds = options.number("seconds", 2);
        this.variants = options.list("variants", List.of());
    }

    /**
     * Runs a benchmark.
     *
     * @param benchmark the class of the benchmark
     * @param threads the number of threads that call it at once
     * @param variant names the variant of a result
     * @return the figures by variant, in the order that JMH runs them in
     * @throws RunnerException if one fails
     */
    public Map<String, JmhFigures> run(
            Class<?> benchmark, int threads, Function<RunResult, String> variant)
            throws RunnerException {
        Map<String, JmhFigures> figures = new LinkedHashMap<>();
        for (int round = 0; round < this.rounds; round++) {
            for (RunResult result : new Runner(options(benchmark, threads)).run()) {
                figures.computeIfAbsent(variant.apply(result), name -> new JmhFigures())
                        .add(result);
            }
        }
        return figures;
    }

    private Options options(Class<?> benchmark, int threads) {
        TimeValue time = TimeValue.seconds(this.seconds);
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                        .threads(threads)
                        .forks(1)
                        // JMH itself would be warned of.
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .warmupIterations(WARM_UP_ITERATIONS)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTimeProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        if (!this.variants.isEmpty()) {
            options.param("variant", this.variants.toArray(String[]::new));
        }
        return options.build();
    }
}
