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

import java.time.Duration;
import java.util.List;

/**
 * One run of the load generator.
 *
 * @param protocol the protocol of all its requests
 * @param workload what is asked for
 * @param port the port of the server on this machine
 * @param serverPid the process of that server, whose processor time is measured
 * @param warmUp the time before the measurement, in which connections are opened
 * @param duration the time that is measured
 */
public record LoadRun(
        Protocol protocol,
        Workload workload,
        int port,
        long serverPid,
        Duration warmUp,
        Duration duration) {

    /** One that the servers with filters allow. */
    private static final String ORIGIN = "https://shop.example.com";

    List<String> arguments() {
        int connections = this.protocol.connections(this.workload.inFlight());
        return List.of(
                "-protocol=" + this.protocol,
                "-port=" + this.port,
                "-path=" + this.workload.path(),
                "-origin=" + ORIGIN,
                "-connections=" + connections,
                "-streams=" + this.workload.inFlight() / connections,
                "-send=" + this.workload.requestBytes(),
                "-receive=" + this.workload.responseBytes(),
                "-answer=" + this.workload.answer(),
                "-warm-up=" + this.warmUp.toMillis() + "ms",
                "-duration=" + this.duration.toMillis() + "ms",
                "-server-pid=" + this.serverPid);
    }
}
