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
import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.ServerKind;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class WorkloadReportTests {

    @Test
    void showsRatiosToServersThatHaveRun() {
        Results results = new Results();
        results.of(Protocol.H2, ServerKind.TERTIA).add(round(100, 0.01));
        results.of(Protocol.H3, ServerKind.TERTIA).add(round(100, 0.012));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new WorkloadReport(
                        Workload.HELLO,
                        List.of(Protocol.H2, Protocol.H3),
                        List.of(ServerKind.TERTIA, ServerKind.CADDY))
                .print(results, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("# hello over h2", "# hello over h3", " / tertia |")
                .contains("| tertia |     1.20 (1.20..1.20) |")
                .doesNotContain("caddy");
    }

    private static Measurement round(long requests, double cpuSeconds) {
        return new Measurement(
                new LoadResult(requests, 1, 1, 2, 0.1, cpuSeconds, 0, 0, Map.of(), ""), 100);
    }
}
