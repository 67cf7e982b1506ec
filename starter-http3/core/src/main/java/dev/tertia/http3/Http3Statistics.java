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

import dev.tertia.http3.stats.ConnectionStats;
import dev.tertia.http3.stats.EarlyDataStats;
import dev.tertia.http3.stats.Http3Stats;
import dev.tertia.http3.stats.QlogOutcome;
import dev.tertia.http3.stats.QlogStats;
import dev.tertia.http3.stats.QuicObserver;
import dev.tertia.http3.stats.StreamStats;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Counts what happens to a listener, and to those that follow it when a server is stopped and
 * started again. Thread-safe; reading it never waits for an event loop.
 *
 * <p>The traffic of a connection is added when it is sampled and when it ends, so sums never go
 * back, and those of a connection without samples come late.
 *
 * @since 0.1.0
 */
public final class Http3Statistics {

    private final Duration sampleInterval;

    private final SafeObserver observer = new SafeObserver();

    private final ConnectionCounters counters = new ConnectionCounters();

    private final EnumCounters<Refusal> refusals = new EnumCounters<>(Refusal.class);

    private final RetryCounters retry = new RetryCounters();

    private final DatagramCounters datagrams = new DatagramCounters();

    private final List<SocketLoad> sockets = new CopyOnWriteArrayList<>();

    private final EnumCounters<QlogOutcome> qlogs = new EnumCounters<>(QlogOutcome.class);

    private volatile @Nullable QuicConnections connections;

    /** Creates statistics that look at a connection once, at its end. */
    public Http3Statistics() {
        this(Duration.ZERO);
    }

    /**
     * Creates statistics.
     *
     * @param sampleInterval time between two looks at a connection; zero for one at its end
     * @throws IllegalArgumentException if the interval is negative
     */
    public Http3Statistics(Duration sampleInterval) {
        this(sampleInterval, 1);
    }

    /**
     * Creates statistics of several sockets.
     *
     * @param sampleInterval time between two looks at a connection; zero for one at its end
     * @param sockets number of sockets whose load is shown even before they are bound
     * @throws IllegalArgumentException if the interval is negative
     */
    public Http3Statistics(Duration sampleInterval, int sockets) {
        if (sampleInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "'sampleInterval' must not be negative but was " + sampleInterval);
        }
        this.sampleInterval = sampleInterval;
        for (int i = 0; i < sockets; i++) {
            this.sockets.add(new SocketLoad());
        }
    }

    /**
     * Adds somebody who learns what is measured.
     *
     * @param added who learns it
     */
    public void addObserver(QuicObserver added) {
        this.observer.add(added);
    }

    /**
     * Returns how often something was refused.
     *
     * @param refusal the reason
     * @return a number that only grows
     */
    public long refused(Refusal refusal) {
        return this.refusals.of(refusal);
    }

    /**
     * Returns all other counts.
     *
     * @return the counts at this moment
     */
    public Http3Stats snapshot() {
        QuicConnections current = this.connections;
        return new Http3Stats(
                current != null && current.isDraining(),
                connectionStats(current),
                new StreamStats(
                        (current != null) ? current.activeRequests() : 0,
                        this.counters.streams().sum(),
                        this.counters.earlyStreams().sum(),
                        this.counters.resets().sums()),
                this.counters.traffic().get(),
                this.retry.stats(),
                this.datagrams.stats(),
                this.sockets.stream().map(SocketLoad::stats).toList(),
                new QlogStats(this.qlogs.sums()));
    }

    private ConnectionStats connectionStats(@Nullable QuicConnections current) {
        return new ConnectionStats(
                (current != null) ? current.active() : 0,
                (current != null) ? current.unfinishedHandshakes() : 0,
                this.counters.opened().sum(),
                this.counters.ended().sums(),
                this.counters.migrated().sum(),
                new EarlyDataStats(
                        this.counters.earlyDataAccepted().sum(),
                        this.counters.earlyDataRejected().sum()));
    }

    /** What is open and in flight is that of the listener which was bound last. */
    void follow(QuicConnections bound) {
        this.connections = bound;
    }

    Duration sampleInterval() {
        return this.sampleInterval;
    }

    QuicObserver observer() {
        return this.observer;
    }

    ConnectionCounters counters() {
        return this.counters;
    }

    EnumCounters<Refusal> refusals() {
        return this.refusals;
    }

    RetryCounters retry() {
        return this.retry;
    }

    DatagramCounters datagrams() {
        return this.datagrams;
    }

    /** Returns the load of a socket, which is that of its predecessor after a restart. */
    synchronized SocketLoad socket(int number) {
        while (this.sockets.size() <= number) {
            this.sockets.add(new SocketLoad());
        }
        return this.sockets.get(number);
    }

    EnumCounters<QlogOutcome> qlogs() {
        return this.qlogs;
    }
}
