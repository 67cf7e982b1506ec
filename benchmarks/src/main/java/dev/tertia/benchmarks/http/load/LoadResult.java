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

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Map;

/**
 * What a load has measured.
 *
 * @param requests requests that were answered as they should be within the measurement
 * @param seconds how long it took
 * @param p50Millis the duration of a request that half of them do not exceed
 * @param p99Millis the duration that 99 of 100 do not exceed
 * @param clientCpuSeconds the processor time of the load generator within the measurement
 * @param serverCpuSeconds that of the server, in steps of 10 ms
 * @param failed all other requests: failed, with another status, size or protocol
 * @param warmUpFailed those of them that had failed before the measurement
 * @param failures how many there are by kind, also of those before the measurement
 * @param firstFailure what was wrong with the first of these, or nothing
 */
public record LoadResult(
        long requests,
        double seconds,
        double p50Millis,
        double p99Millis,
        double clientCpuSeconds,
        double serverCpuSeconds,
        long failed,
        long warmUpFailed,
        Map<String, Long> failures,
        String firstFailure) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** Copies the failures. */
    public LoadResult {
        failures = Map.copyOf(failures);
    }

    /**
     * Reads a line of the load generator.
     *
     * @param line an object of JSON
     * @return what it says
     * @throws IOException if it is something else, or a figure is missing
     */
    static LoadResult parse(String line) throws IOException {
        try {
            return JSON.readValue(line, LoadResult.class);
        } catch (JacksonException ex) {
            throw new IOException(
                    "The load generator has written no result but '" + line + "'", ex);
        }
    }

    /**
     * Returns the rate.
     *
     * @return requests per second
     */
    public double perSecond() {
        return this.requests / this.seconds;
    }

    /**
     * Returns all failures.
     *
     * @return their number, with those before the measurement
     */
    public long allFailed() {
        return this.failed + this.warmUpFailed;
    }
}
