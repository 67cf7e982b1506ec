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

import dev.tertia.benchmarks.http.load.Load;
import dev.tertia.benchmarks.http.load.LoadClient;
import dev.tertia.benchmarks.http.load.LoadResult;
import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.ServerKind;
import dev.tertia.benchmarks.http.server.ServerProcess;
import dev.tertia.benchmarks.report.Arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Takes the servers in turns, in another order every second round. Thread-safe. */
final class WorkloadRun {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final int rounds;

    private final Duration duration;

    private final Duration warmUp;

    WorkloadRun(Arguments options) {
        this.rounds = options.number("rounds", 3);
        this.duration = Duration.ofSeconds(options.number("seconds", 4));
        this.warmUp = Duration.ofSeconds(options.number("warm-up", 6));
    }

    Map<ServerKind, Rounds> on(
            List<ServerProcess> servers, Workload workload, Protocol protocol, Path directory)
            throws Exception {
        List<ServerProcess> order = new ArrayList<>();
        Map<ServerKind, Rounds> results = new EnumMap<>(ServerKind.class);
        for (ServerProcess server : servers) {
            if (server.kind().answers(workload.path())) {
                order.add(server);
                results.put(server.kind(), new Rounds());
            }
        }
        for (int round = 0; round < this.rounds; round++) {
            Duration before = (round == 0) ? this.warmUp : CONNECT;
            for (ServerProcess server : order) {
                // Of its own: a client that one server has upset shall not spoil the next.
                try (LoadClient client =
                        LoadClient.start(protocol, workload.inFlight(), directory)) {
                    Rounds measured = results.computeIfAbsent(server.kind(), kind -> new Rounds());
                    measured.addFailures(measure(server, workload, client, before));
                    measured.add(measure(server, workload, client, this.duration));
                }
            }
            Collections.reverse(order);
        }
        return results;
    }

    private static Measurement measure(
            ServerProcess server, Workload workload, LoadClient client, Duration duration)
            throws IOException, InterruptedException, TimeoutException {
        Duration before = server.resources().cpuTime();
        LoadResult load = new Load(client, workload, server.port()).run(duration);
        return new Measurement(
                load,
                server.resources().cpuTime().minus(before),
                server.resources().residentMebibytes());
    }
}
