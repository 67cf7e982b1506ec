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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;

final class TrafficStatsTests {

    private static final TrafficStats FIRST = new TrafficStats(1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void addsEachCount() {
        assertThat(FIRST.plus(FIRST)).isEqualTo(new TrafficStats(2, 4, 6, 8, 10, 12, 14, 16));
        assertThat(FIRST.plus(TrafficStats.NONE)).isEqualTo(FIRST);
    }

    @Test
    void tellsTheGrowth() {
        TrafficStats second = new TrafficStats(11, 22, 33, 44, 55, 66, 77, 88);
        assertThat(second.since(FIRST)).isEqualTo(new TrafficStats(10, 20, 30, 40, 50, 60, 70, 80));
    }

    @Test
    void neverGoesBack() {
        TrafficStats found = new TrafficStats(1, 2, 0, 4, 5, 6, 0, 8);
        assertThat(found.since(FIRST)).isEqualTo(TrafficStats.NONE);
    }

    @Test
    void wordsAreThoseOfMetrics() {
        assertThat(ConnectionEnd.IDLE_TIMEOUT.word()).isEqualTo("idle-timeout");
        assertThat(ResetBy.CLIENT.word()).isEqualTo("client");
    }

    @Test
    void valuesDoNotChange() {
        Map<ConnectionEnd, Long> ended = new EnumMap<>(Map.of(ConnectionEnd.PEER, 1L));
        ConnectionStats connections = new ConnectionStats(0, 0, 1, ended, 0, EarlyDataStats.NONE);
        ended.put(ConnectionEnd.PEER, 2L);
        assertThat(connections.ended(ConnectionEnd.PEER)).isEqualTo(1);
        assertThat(connections.ended(ConnectionEnd.REFUSED)).isZero();
        assertThat(new StreamStats(0, 0, 0, Map.of()).reset(ResetBy.SERVER)).isZero();
    }
}
