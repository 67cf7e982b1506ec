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
package dev.tertia.http3.stats;

import java.util.Map;

/**
 * Counts of connections. Immutable.
 *
 * @param active connections that are open now, those in their handshake included
 * @param handshaking connections that are in their handshake now
 * @param opened connections that have come, the refused ones included
 * @param ended connections that have ended, by how they did
 * @param migrated changes of a client's address, those that its NAT makes included
 * @param earlyData what has become of early data in the handshakes that have ended
 * @since 0.1.0
 */
public record ConnectionStats(
        int active,
        int handshaking,
        long opened,
        Map<ConnectionEnd, Long> ended,
        long migrated,
        EarlyDataStats earlyData) {

    /** Copies the map. */
    public ConnectionStats {
        ended = Map.copyOf(ended);
    }

    /**
     * Returns how many connections have ended in that way.
     *
     * @param end the way
     * @return a number that only grows
     */
    public long ended(ConnectionEnd end) {
        return this.ended.getOrDefault(end, 0L);
    }
}
