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

import dev.tertia.benchmarks.http.load.LoadGenerator;
import dev.tertia.benchmarks.http.load.LoadResult;
import dev.tertia.benchmarks.http.load.LoadRun;
import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.ServerProcess;
import dev.tertia.benchmarks.report.Arguments;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes servers and protocols in turns, in another order every second round. Immutable. */
final class Schedule {

    /** For the handshakes, and until the windows of the connections are open. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final int rounds;

    private final Duration duration;

    private final Duration warmUp;

    private final List<Protocol> protocols;

    Schedule(Arguments options, List<Protocol> protocols) {
        this.rounds = options.number("rounds", 3);
        this.duration = Duration.ofSeconds(options.number("seconds", 4));
        this.warmUp = Duration.ofSeconds(options.number("warm-up", 20));
        this.protocols = List.copyOf(protocols);
    }

    void warmUp(
            LoadGenerator generator,
            List<ServerProcess> servers,
            Workload workload,
            Results results)
            throws IOException, InterruptedException {
        for (Protocol protocol : this.protocols) {
            for (ServerProcess server : servers) {
                LoadRun run = run(server, protocol, workload, Duration.ZERO, this.warmUp);
                results.of(protocol, server.kind()).addFailures(generator.run(run));
            }
        }
    }

    void measure(
            LoadGenerator generator,
            List<ServerProcess> servers,
            Workload workload,
            Results results)
            throws IOException, InterruptedException {
        List<ServerProcess> serverOrder = new ArrayList<>(servers);
        List<Protocol> protocolOrder = new ArrayList<>(this.protocols);
        for (int round = 0; round < this.rounds; round++) {
            for (Protocol protocol : protocolOrder) {
                for (ServerProcess server : serverOrder) {
                    LoadRun run = run(server, protocol, workload, CONNECT, this.duration);
                    LoadResult load = generator.run(run);
                    results.of(protocol, server.kind())
                            .add(new Measurement(load, server.residentMebibytes()));
                }
            }
            Collections.reverse(serverOrder);
            Collections.reverse(protocolOrder);
        }
    }

    private static LoadRun run(
            ServerProcess server,
            Protocol protocol,
            Workload workload,
            Duration before,
            Duration duration) {
        return new LoadRun(protocol, workload, server.port(), server.pid(), before, duration);
    }
}
