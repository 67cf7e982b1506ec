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
package dev.tertia.sample.webapi.status;

import java.util.Map;

/**
 * What the meters say at one moment. Counts only grow; the page makes rates of them.
 *
 * @param time milliseconds since 1970
 * @param protocols requests by HTTP version, those of Actuator left out
 * @param outcomes the same requests by the kind of their status
 * @param roundTrips round-trip times of QUIC, one for each sample of a connection
 * @param quic counts of QUIC packets and connections
 * @param limits requests by what the rate limits have done to them
 * @param cache requests by what the response cache has done with them
 * @param credentials requests by what came of their credentials
 */
record StatusFigures(
        long time,
        Map<String, Times> protocols,
        Map<String, Double> outcomes,
        Times roundTrips,
        Map<String, Double> quic,
        Map<String, Double> limits,
        Map<String, Double> cache,
        Map<String, Double> credentials) {

    /**
     * Times that were measured.
     *
     * @param count how many
     * @param seconds their sum
     */
    record Times(long count, double seconds) {

        static final Times NONE = new Times(0, 0);

        Times plus(Times other) {
            return new Times(this.count + other.count, this.seconds + other.seconds);
        }
    }
}
