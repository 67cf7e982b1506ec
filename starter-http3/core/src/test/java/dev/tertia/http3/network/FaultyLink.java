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

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One direction of a bad network. A single thread takes datagrams from a bounded queue, as a router
 * does, and lets chance decide about each.
 */
final class FaultyLink implements AutoCloseable {

    private static final int CAPACITY = 4096;

    private static final int MAX_OVERTAKING = 8;

    /** After such a pause nothing is left that could overtake what is held back. */
    private static final long IDLE_MILLIS = 5;

    private final BlockingQueue<Datagram> queue = new ArrayBlockingQueue<>(CAPACITY);

    private final List<HeldBack> heldBack = new ArrayList<>();

    private final Traffic traffic = new Traffic();

    private final AtomicInteger untilLoss = new AtomicInteger(-1);

    private final Map<Fault, Double> probabilities;

    private final Random random;

    private final Thread thread;

    private long delivered;

    FaultyLink(Map<Fault, Double> probabilities, long seed) {
        this.probabilities = probabilities;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().start(this::carry);
    }

    Traffic traffic() {
        return this.traffic;
    }

    void send(Datagram datagram) {
        this.traffic.sent(datagram.payload().length);
        if (!this.queue.offer(datagram)) {
            this.traffic.overflowed();
        }
    }

    /** Loses one datagram, after so many others. */
    void loseOneAfter(int others) {
        this.untilLoss.set(others);
    }

    private boolean isTheOneToLose() {
        boolean lost = this.untilLoss.getAndUpdate(left -> Math.max(-1, left - 1)) == 0;
        if (lost) {
            this.traffic.happened(Fault.LOSS);
        }
        return lost;
    }

    private void carry() {
        try {
            while (true) {
                Datagram datagram = next();
                if (datagram == null) {
                    this.heldBack.forEach(held -> held.datagram().deliver());
                    this.heldBack.clear();
                } else if (!isTheOneToLose() && !happens(Fault.LOSS)) {
                    forward(datagram);
                }
            }
        } catch (InterruptedException closed) {
            this.queue.clear();
        }
    }

    private @Nullable Datagram next() throws InterruptedException {
        return this.heldBack.isEmpty()
                ? this.queue.take()
                : this.queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void forward(Datagram datagram) {
        Datagram arriving = happens(Fault.CORRUPTION) ? corrupted(datagram) : datagram;
        if (chance(Fault.REORDERING)) {
            long due = this.delivered + 1 + this.random.nextInt(MAX_OVERTAKING);
            this.heldBack.add(new HeldBack(arriving, due));
            return;
        }
        deliver(arriving);
        if (happens(Fault.DUPLICATION)) {
            arriving.deliver();
        }
    }

    private Datagram corrupted(Datagram datagram) {
        return datagram.corrupted(
                this.random.nextInt(datagram.payload().length), 1 + this.random.nextInt(255));
    }

    private void deliver(Datagram datagram) {
        datagram.deliver();
        this.delivered++;
        this.heldBack.removeIf(this::releaseIfOvertaken);
    }

    private boolean releaseIfOvertaken(HeldBack held) {
        if (held.due() > this.delivered) {
            return false;
        }
        held.datagram().deliver();
        this.traffic.happened(Fault.REORDERING);
        return true;
    }

    private boolean happens(Fault fault) {
        boolean happens = chance(fault);
        if (happens) {
            this.traffic.happened(fault);
        }
        return happens;
    }

    private boolean chance(Fault fault) {
        return this.random.nextDouble() < this.probabilities.getOrDefault(fault, 0.0);
    }

    @Override
    public void close() {
        this.thread.interrupt();
    }

    /** Waits until so many datagrams have been delivered that it is out of order. */
    private record HeldBack(Datagram datagram, long due) {}
}
