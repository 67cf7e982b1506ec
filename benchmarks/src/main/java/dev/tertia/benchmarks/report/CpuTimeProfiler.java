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

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the processor time of all Java threads for each operation: that of loggers counts as
 * well, and that of the compiler, of the garbage collector and of other processes does not.
 */
public final class CpuTimeProfiler implements InternalProfiler {

    /** The name of its figure, in nanoseconds. */
    public static final String METRIC = "cpu.time.norm";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private Map<Long, Long> before = Map.of();

    @Override
    public String getDescription() {
        return "Processor time of Java threads for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        this.before = times();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Map<Long, Long> times = times();
        double nanos =
                times.entrySet().stream()
                        .mapToLong(time ->
                                time.getValue() - this.before.getOrDefault(time.getKey(), 0L))
                        .sum();
        return List.of(
                new ScalarResult(
                        METRIC,
                        nanos / result.getMetadata().getAllOps(),
                        "ns/op",
                        AggregationPolicy.AVG));
    }

    private Map<Long, Long> times() {
        Map<Long, Long> times = new HashMap<>();
        for (long id : this.threads.getAllThreadIds()) {
            times.put(id, Math.max(0, this.threads.getThreadCpuTime(id)));
        }
        return times;
    }
}
