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
package dev.tertia.benchmarks.http.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses of the machine, as the kernel of Linux tells it. */
public final class ServerResources {

    private static final double KIB_PER_MIB = 1024;

    private final ProcessHandle process;

    ServerResources(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Returns the processor time of all threads since the start, in steps of 10 ms.
     *
     * @return the time
     * @throws IllegalStateException if the process has ended
     */
    public Duration cpuTime() {
        return this.process
                .info()
                .totalCpuDuration()
                .filter(time -> this.process.isAlive())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The server with the process id %d has ended"
                                        .formatted(this.process.pid())));
    }

    /**
     * Returns the memory of the process that is in RAM.
     *
     * @return MiB
     * @throws IOException if the process has ended
     */
    public double residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(this.process.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("No VmRSS in " + status);
    }
}
