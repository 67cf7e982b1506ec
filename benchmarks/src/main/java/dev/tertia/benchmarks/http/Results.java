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
import dev.tertia.benchmarks.http.server.ServerKind;

import java.util.EnumMap;
import java.util.Map;

/** The rounds of one workload, by protocol and server. Not thread-safe. */
final class Results {

    private final Map<Protocol, Map<ServerKind, Rounds>> rounds = new EnumMap<>(Protocol.class);

    Rounds of(Protocol protocol, ServerKind server) {
        return on(protocol).computeIfAbsent(server, kind -> new Rounds());
    }

    Map<ServerKind, Rounds> on(Protocol protocol) {
        return this.rounds.computeIfAbsent(protocol, name -> new EnumMap<>(ServerKind.class));
    }
}
