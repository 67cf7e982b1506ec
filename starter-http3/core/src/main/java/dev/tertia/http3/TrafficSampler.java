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

import dev.tertia.http3.stats.PathSample;
import dev.tertia.http3.stats.QuicObserver;
import dev.tertia.http3.stats.TrafficStats;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Adds what has happened on a connection since the last time to the sum of all connections, so that
 * the sum never goes back. Confined to the connection's event loop.
 */
final class TrafficSampler {

    private final QuicChannel channel;

    private final AtomicReference<TrafficStats> sum;

    private final QuicObserver observer;

    private TrafficStats last = TrafficStats.NONE;

    TrafficSampler(QuicChannel channel, AtomicReference<TrafficStats> sum, QuicObserver observer) {
        this.channel = channel;
        this.sum = sum;
        this.observer = observer;
    }

    /** Counts the traffic, also of a connection that is closed. */
    void sampleTraffic() {
        this.channel.collectStats().addListener(this::add);
    }

    private void add(Future<? super QuicConnectionStats> collected) {
        // There is nothing if the native library has failed.
        if (collected.isSuccess() && collected.getNow() instanceof QuicConnectionStats stats) {
            TrafficStats now = traffic(stats);
            this.sum.accumulateAndGet(now.since(this.last), TrafficStats::plus);
            this.last = now;
        }
    }

    private static TrafficStats traffic(QuicConnectionStats stats) {
        return new TrafficStats(
                stats.sent(),
                stats.recv(),
                stats.lost(),
                stats.retrans(),
                stats.sentBytes(),
                stats.recvBytes(),
                stats.lostBytes(),
                stats.streamRetransBytes());
    }

    /** Looks at the path in use: a client that has moved has left others behind. */
    void samplePath() {
        for (int path = 0; path < PathBudget.PATHS; path++) {
            Future<QuicConnectionPathStats> collected = this.channel.collectPathStats(path);
            if (!collected.isSuccess()) {
                return;
            }
            QuicConnectionPathStats stats = collected.getNow();
            if (stats.active()) {
                this.observer.pathSampled(
                        new PathSample(Duration.ofNanos(stats.rtt()), stats.cwnd()));
                return;
            }
        }
    }
}
