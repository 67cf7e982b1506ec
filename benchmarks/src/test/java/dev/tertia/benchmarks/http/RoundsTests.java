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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.benchmarks.http.load.LoadResult;
import dev.tertia.benchmarks.report.Spread;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class RoundsTests {

    @Test
    void comparesProcessorTimePerRequestRoundByRound() {
        Rounds http2 = rounds(round(100, 0.01), round(100, 0.03));
        Rounds http3 = rounds(round(200, 0.04), round(100, 0.03));

        assertThat(http3.ratio(http2, Measurement::cpuMicros)).isEqualTo(new Spread(1, 1.5, 2));
    }

    @Test
    void countsFailuresOfTheWarmUpAsWell() {
        Rounds rounds = rounds(round(100, 1));
        rounds.addFailures(failing("status", "status: 503"));
        rounds.addFailures(failing("timeout", "timeout: late"));

        assertThat(rounds.failed()).isEqualTo(6);
        assertThat(rounds.describeFailures())
                .isEqualTo("{status=3, timeout=3}, the first: status: 503");
    }

    private static Rounds rounds(Measurement... measurements) {
        Rounds rounds = new Rounds();
        List.of(measurements).forEach(rounds::add);
        return rounds;
    }

    private static Measurement round(long requests, double cpuSeconds) {
        return new Measurement(
                new LoadResult(requests, 1, 1, 2, 0.1, cpuSeconds, 0, 0, Map.of(), ""), 100);
    }

    private static LoadResult failing(String kind, String first) {
        return new LoadResult(0, 1, 0, 0, 0, 0, 1, 2, Map.of(kind, 3L), first);
    }
}
