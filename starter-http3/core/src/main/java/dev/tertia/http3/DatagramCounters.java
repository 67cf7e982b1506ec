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

import dev.tertia.http3.stats.DatagramStats;

import java.util.concurrent.atomic.LongAdder;

/**
 * What became of datagrams, over all sockets of a listener.
 *
 * @param dropped those that came and were no QUIC packets, or too short
 * @param withheld those that were not sent to addresses that are not validated
 * @param forwarded those that came to another socket than that of their connection
 */
record DatagramCounters(LongAdder dropped, LongAdder withheld, LongAdder forwarded) {

    DatagramCounters() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }

    DatagramStats stats() {
        return new DatagramStats(this.dropped.sum(), this.withheld.sum(), this.forwarded.sum());
    }
}
