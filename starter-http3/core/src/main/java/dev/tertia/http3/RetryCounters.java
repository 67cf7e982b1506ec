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

import dev.tertia.http3.stats.RetryStats;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what address validation does. Thread-safe.
 *
 * @param sent Retry packets
 * @param validated clients that came back with a valid token
 * @param rejected packets with a token that is not valid
 */
record RetryCounters(LongAdder sent, LongAdder validated, LongAdder rejected) {

    RetryCounters() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }

    RetryStats stats() {
        return new RetryStats(this.sent.sum(), this.validated.sum(), this.rejected.sum());
    }
}
