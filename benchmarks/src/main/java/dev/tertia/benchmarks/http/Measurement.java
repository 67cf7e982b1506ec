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

import dev.tertia.benchmarks.http.load.LoadResult;

/**
 * One round of a workload on one server.
 *
 * @param load what the client has seen
 * @param residentMebibytes the memory of the server afterwards
 */
record Measurement(LoadResult load, double residentMebibytes) {

    private static final double MICROS = 1e6;

    double perSecond() {
        return this.load.perSecond();
    }

    double cpuMicros() {
        return perRequest(this.load.serverCpuSeconds());
    }

    double clientCpuMicros() {
        return perRequest(this.load.clientCpuSeconds());
    }

    private double perRequest(double seconds) {
        return seconds * MICROS / Math.max(1, this.load.requests());
    }
}
