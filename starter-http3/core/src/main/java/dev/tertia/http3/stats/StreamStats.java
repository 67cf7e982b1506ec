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
 * Counts of request streams. Immutable.
 *
 * @param active requests in flight now
 * @param opened requests that have come, those that were rejected after GOAWAY included
 * @param early those of them that came in early data (0-RTT), before the end of their handshake
 * @param reset requests that were ended before their time, by who did it
 * @since 0.1.0
 */
public record StreamStats(int active, long opened, long early, Map<ResetBy, Long> reset) {

    /** Copies the map. */
    public StreamStats {
        reset = Map.copyOf(reset);
    }

    /**
     * Returns how many requests were ended before their time.
     *
     * @param by who did it
     * @return a number that only grows
     */
    public long reset(ResetBy by) {
        return this.reset.getOrDefault(by, 0L);
    }
}
