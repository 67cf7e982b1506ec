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
package dev.tertia.http3;

import dev.tertia.http3.stats.ConnectionEnd;
import dev.tertia.http3.stats.ResetBy;
import dev.tertia.http3.stats.TrafficStats;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens on connections. Thread-safe.
 *
 * @param opened connections that have come
 * @param ended connections that have ended
 * @param migrated changes of a client's address
 * @param earlyDataAccepted handshakes in which early data was taken
 * @param earlyDataRejected handshakes in which early data came and was not taken
 * @param streams requests that have come
 * @param earlyStreams those of them that came before the end of their handshake
 * @param resets requests that were ended before their time
 * @param traffic what the samples of all connections add up to
 */
record ConnectionCounters(
        LongAdder opened,
        EnumCounters<ConnectionEnd> ended,
        LongAdder migrated,
        LongAdder earlyDataAccepted,
        LongAdder earlyDataRejected,
        LongAdder streams,
        LongAdder earlyStreams,
        EnumCounters<ResetBy> resets,
        AtomicReference<TrafficStats> traffic) {

    ConnectionCounters() {
        this(
                new LongAdder(),
                new EnumCounters<>(ConnectionEnd.class),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new EnumCounters<>(ResetBy.class),
                new AtomicReference<>(TrafficStats.NONE));
    }

    /** Counts a connection that is not admitted. */
    void refuse() {
        this.opened.increment();
        this.ended.count(ConnectionEnd.REFUSED);
    }
}
