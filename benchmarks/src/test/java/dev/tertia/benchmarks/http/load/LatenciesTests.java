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
package dev.tertia.benchmarks.http.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

final class LatenciesTests {

    @Test
    void findsPercentilesWithinTheWidthOfAClass() {
        Latencies latencies = new Latencies();
        for (int micros = 1; micros <= 1000; micros++) {
            latencies.add(micros * 1000L);
        }

        assertThat(latencies.percentile(0.5)).isCloseTo(500_000, withinPercentage(4));
        assertThat(latencies.percentile(0.99)).isCloseTo(990_000, withinPercentage(4));
        assertThat(latencies.percentile(1)).isCloseTo(1_000_000, withinPercentage(4));
    }

    @Test
    void knowsNothingBeforeSomethingIsCounted() {
        assertThat(new Latencies().percentile(0.99)).isZero();
    }

    @Test
    void countsWhatIsTooLongForItsClasses() {
        Latencies latencies = new Latencies();
        latencies.add(Long.MAX_VALUE);

        assertThat(latencies.percentile(0.5)).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void countsClocksThatStandStill() {
        Latencies latencies = new Latencies();
        latencies.add(0);

        assertThat(latencies.percentile(0.5)).isBetween(1L, 2L);
    }
}
