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

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the peer has received what was sent to it. A closed connection repeats nothing: what
 * got lost on the way has to be sent before.
 *
 * <p>Nothing tells that all is acknowledged. But what is not is sent again, after probe timeouts
 * that double each time (RFC 9002 §6.2): so the wait is over when nothing was sent for longer than
 * the next one. Confined to the connection's event loop.
 */
final class QuietPeriod {

    /** The first wait where the round-trip time is not known, or is longer than that. */
    private static final Duration MAX_FIRST = Duration.ofSeconds(1);

    private static final Duration MAX_ACK_DELAY = Duration.ofMillis(25);

    private final QuicChannel channel;

    private final Runnable end;

    QuietPeriod(QuicChannel channel, Runnable end) {
        this.channel = channel;
        this.end = end;
    }

    /** Begins to wait, and calls back once unless the connection is closed before. */
    void begin() {
        this.channel
                .collectPathStats(0)
                .addListener((Future<? super QuicConnectionPathStats> path) -> await(first(path)));
    }

    /** Three probe timeouts, as for the closing state (RFC 9000 §10.2). */
    private static long first(Future<? super QuicConnectionPathStats> path) {
        long max = MAX_FIRST.toNanos();
        return (path.isSuccess() && path.getNow() instanceof QuicConnectionPathStats stats)
                ? Math.min(max, 3 * (2 * stats.rtt() + MAX_ACK_DELAY.toNanos()))
                : max;
    }

    private void await(long nanos) {
        this.channel
                .collectStats()
                .addListener((Future<? super QuicConnectionStats> before) -> {
                    if (this.channel.isOpen()) {
                        var _ =
                                this.channel
                                        .eventLoop()
                                        .schedule(
                                                () -> look(before, nanos),
                                                nanos,
                                                TimeUnit.NANOSECONDS);
                    }
                });
    }

    private void look(Future<? super QuicConnectionStats> before, long nanos) {
        if (!this.channel.isOpen()) {
            return;
        }
        this.channel
                .collectStats()
                .addListener((Future<? super QuicConnectionStats> now) -> {
                    if (sent(now) == sent(before)) {
                        this.end.run();
                    } else {
                        await(2 * nanos);
                    }
                });
    }

    /** There is nothing if the native library has failed. */
    private static long sent(Future<? super QuicConnectionStats> stats) {
        return (stats.isSuccess() && stats.getNow() instanceof QuicConnectionStats counted)
                ? counted.sent()
                : 0;
    }
}
