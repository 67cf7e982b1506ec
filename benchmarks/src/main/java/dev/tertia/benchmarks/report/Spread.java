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

import java.util.Collection;
import java.util.Locale;

/**
 * What several rounds have measured of the same.
 *
 * @param least the least of them
 * @param median the one in the middle, or what is between the two there
 * @param greatest the greatest of them
 */
public record Spread(double least, double median, double greatest) {

    /**
     * Sums rounds up.
     *
     * @param rounds a figure of each round, at least one
     * @return their spread
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("A spread needs at least one round but has none");
        }
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                (sorted.length % 2 == 1)
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /**
     * Shows the median and, in brackets, the least and the greatest.
     *
     * @param decimals digits after the point
     * @return such as {@code 12.5 (11.9..13.0)}, or a hyphen if a round had nothing to divide by
     */
    public String show(int decimals) {
        if (!Double.isFinite(this.least) || !Double.isFinite(this.greatest)) {
            return "-";
        }
        String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + ".." + number + ")",
                this.median,
                this.least,
                this.greatest);
    }
}
