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

import dev.tertia.benchmarks.http.load.LoadResult;
import dev.tertia.benchmarks.report.Spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** All rounds of a workload over one protocol on one server. Not thread-safe. */
final class Rounds {

    private final List<Measurement> measurements = new ArrayList<>();

    private final Map<String, Long> failures = new TreeMap<>();

    private long failed;

    private String firstFailure = "";

    void add(Measurement measurement) {
        this.measurements.add(measurement);
        addFailures(measurement.load());
    }

    /** Failures count even where the figures do not. */
    void addFailures(LoadResult load) {
        this.failed += load.allFailed();
        load.failures().forEach((kind, count) -> this.failures.merge(kind, count, Long::sum));
        if (this.firstFailure.isEmpty()) {
            this.firstFailure = load.firstFailure();
        }
    }

    Spread spread(ToDoubleFunction<Measurement> figure) {
        return Spread.of(this.measurements.stream().map(figure::applyAsDouble).toList());
    }

    /** Compares round by round: what else the machine did then hit both. */
    Spread ratio(Rounds reference, ToDoubleFunction<Measurement> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < this.measurements.size(); i++) {
            ratios.add(
                    figure.applyAsDouble(this.measurements.get(i))
                            / figure.applyAsDouble(reference.measurements.get(i)));
        }
        return Spread.of(ratios);
    }

    long failed() {
        return this.failed;
    }

    /** How many failures there are of each kind, and the first of them. */
    String describeFailures() {
        return this.failures + ", the first: " + this.firstFailure;
    }
}
