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

import dev.tertia.benchmarks.http.load.Protocol;
import dev.tertia.benchmarks.http.load.Workload;
import dev.tertia.benchmarks.http.server.ServerKind;

import java.util.List;

/**
 * What is compared, unless options say something else.
 *
 * @param servers the servers
 * @param workloads what they are asked for
 * @param protocols how they are asked
 * @param references the servers that ratios are to
 */
public record Scenario(
        List<ServerKind> servers,
        List<Workload> workloads,
        List<Protocol> protocols,
        List<ServerKind> references) {

    /** All servers beside Reactor Netty and Caddy. */
    public static final Scenario SERVERS =
            new Scenario(
                    List.of(
                            ServerKind.REACTOR_NETTY,
                            ServerKind.TERTIA,
                            ServerKind.TERTIA_FILTERS,
                            ServerKind.VERTX,
                            ServerKind.JETTY,
                            ServerKind.CADDY),
                    List.of(Workload.values()),
                    List.of(Protocol.values()),
                    List.of(ServerKind.REACTOR_NETTY, ServerKind.CADDY));

    /** An application with filters beside itself without. */
    public static final Scenario FILTERS =
            new Scenario(
                    List.of(ServerKind.TERTIA, ServerKind.TERTIA_FILTERS),
                    List.of(Workload.HELLO),
                    List.of(Protocol.values()),
                    List.of(ServerKind.TERTIA));

    /** An application with meters beside itself without, and without Micrometer. */
    public static final Scenario METRICS =
            new Scenario(
                    List.of(
                            ServerKind.TERTIA_METRICS_OFF,
                            ServerKind.TERTIA_METRICS,
                            ServerKind.TERTIA_FILTERS),
                    List.of(Workload.HELLO),
                    List.of(Protocol.H2, Protocol.H3),
                    List.of(ServerKind.TERTIA_METRICS_OFF));

    /** Copies the lists. */
    public Scenario {
        servers = List.copyOf(servers);
        workloads = List.copyOf(workloads);
        protocols = List.copyOf(protocols);
        references = List.copyOf(references);
    }
}
