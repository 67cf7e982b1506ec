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
package dev.tertia.http3.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What was sent in one direction, and what has happened to it. Thread-safe. */
public final class Traffic {

    private final LongAdder datagrams = new LongAdder();

    private final LongAdder bytes = new LongAdder();

    private final LongAdder overflowed = new LongAdder();

    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);

    Traffic() {
        for (Fault fault : Fault.values()) {
            this.faults.put(fault, new LongAdder());
        }
    }

    void sent(int size) {
        this.datagrams.increment();
        this.bytes.add(size);
        synchronized (this) {
            notifyAll();
        }
    }

    /** Waits until the sender has sent so many bytes in all. */
    public synchronized void awaitBytes(long total) throws InterruptedException {
        while (bytes() < total) {
            wait();
        }
    }

    void happened(Fault fault) {
        counter(fault).increment();
    }

    void overflowed() {
        this.overflowed.increment();
    }

    /** Returns how many datagrams the sender has sent, whatever became of them. */
    public long datagrams() {
        return this.datagrams.sum();
    }

    /** Returns how many bytes of UDP payload the sender has sent. */
    public long bytes() {
        return this.bytes.sum();
    }

    /** Returns how often a fault has really happened. */
    public long count(Fault fault) {
        return counter(fault).sum();
    }

    private LongAdder counter(Fault fault) {
        return Objects.requireNonNull(this.faults.get(fault));
    }

    @Override
    public String toString() {
        return "%d datagrams, %d bytes, %s, overflow=%s"
                .formatted(datagrams(), bytes(), this.faults, this.overflowed);
    }
}
