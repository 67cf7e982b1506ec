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

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

import java.util.ArrayList;
import java.util.List;

/** What rounds of JMH have measured of one variant. Not thread-safe. */
public final class JmhFigures {

    private final List<Double> nanos = new ArrayList<>();

    private final List<Double> cpuNanos = new ArrayList<>();

    private final List<Double> bytes = new ArrayList<>();

    /**
     * Adds a round.
     *
     * @param round its result, in nanoseconds per operation and with both profilers
     */
    public void add(RunResult round) {
        this.nanos.add(round.getPrimaryResult().getScore());
        this.cpuNanos.add(secondary(round, CpuTimeProfiler.METRIC));
        this.bytes.add(secondary(round, "gc.alloc.rate.norm"));
    }

    private static double secondary(RunResult round, String name) {
        for (Result<?> result : round.getSecondaryResults().values()) {
            if (result.getLabel().endsWith(name)) {
                return result.getScore();
            }
        }
        throw new IllegalStateException("JMH has not measured " + name);
    }

    /**
     * Returns the time.
     *
     * @return nanoseconds of one operation
     */
    public Spread nanos() {
        return Spread.of(this.nanos);
    }

    /**
     * Returns the processor time of all threads.
     *
     * @return nanoseconds for one operation
     */
    public Spread cpuNanos() {
        return Spread.of(this.cpuNanos);
    }

    /**
     * Returns the memory that all threads have allocated.
     *
     * @return bytes for one operation
     */
    public Spread bytes() {
        return Spread.of(this.bytes);
    }
}
