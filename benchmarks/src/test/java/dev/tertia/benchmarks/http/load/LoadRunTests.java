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

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

final class LoadRunTests {

    @Test
    void asksForSmallResponsesOnTwoConnections() {
        assertThat(arguments(Protocol.H3, Workload.HELLO))
                .containsExactly(
                        "-protocol=h3",
                        "-port=8443",
                        "-path=/hello",
                        "-origin=https://shop.example.com",
                        "-connections=2",
                        "-streams=16",
                        "-send=0",
                        "-receive=12",
                        "-answer=Hello, world",
                        "-warm-up=1000ms",
                        "-duration=4500ms",
                        "-server-pid=77");
    }

    @Test
    void hasAConnectionForEachRequestOverHttp1() {
        assertThat(arguments(Protocol.H1, Workload.JSON)).contains("-connections=32", "-streams=1");
    }

    @Test
    void sendsABodyAndWantsItsLengthBack() {
        assertThat(arguments(Protocol.H2, Workload.UPLOAD))
                .contains("-connections=2", "-streams=2", "-send=1048576", "-answer=1048576");
    }

    private static List<String> arguments(Protocol protocol, Workload workload) {
        return new LoadRun(
                        protocol,
                        workload,
                        8443,
                        77,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(4500))
                .arguments();
    }
}
