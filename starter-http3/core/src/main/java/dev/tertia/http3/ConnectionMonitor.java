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

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicPathEvent;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what happens to one connection. Confined to its event loop, save where a method says
 * otherwise.
 */
final class ConnectionMonitor extends ChannelInboundHandlerAdapter {

    private final Http3Statistics statistics;

    private final TrafficSampler sampler;

    private final long start = System.nanoTime();

    /** The first reason counts: what comes after it is a consequence. */
    private final AtomicReference<@Nullable ConnectionEnd> end = new AtomicReference<>();

    private boolean established;

    ConnectionMonitor(QuicChannel channel, Http3Statistics statistics) {
        this.statistics = statistics;
        this.sampler =
                new TrafficSampler(channel, statistics.counters().traffic(), statistics.observer());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        QuicChannel channel = (QuicChannel) ctx.channel();
        this.statistics.counters().opened().increment();
        channel.closeFuture().addListener(closed -> end(channel));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        this.established = true;
        this.statistics.observer().handshakeFinished(age());
        long interval = this.statistics.sampleInterval().toNanos();
        if (interval > 0) {
            Future<?> samples =
                    ctx.executor()
                            .scheduleAtFixedRate(
                                    this::sample, interval, interval, TimeUnit.NANOSECONDS);
            ctx.channel().closeFuture().addListener(closed -> samples.cancel(false));
        }
        ctx.fireChannelActive();
    }

    private void sample() {
        this.sampler.sampleTraffic();
        this.sampler.samplePath();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof QuicPathEvent.PeerMigrated) {
            this.statistics.counters().migrated().increment();
        } else if (event instanceof QuicConnectionCloseEvent close && this.established) {
            endsBy(isError(close) ? ConnectionEnd.PEER_ERROR : ConnectionEnd.PEER);
        }
        ctx.fireUserEventTriggered(event);
    }

    /** Some clients know no code for "no error" of their own, and send 0. */
    private static boolean isError(QuicConnectionCloseEvent close) {
        return close.error() != 0
                && (!close.isApplicationClose()
                        || close.error() != Http3ErrorCode.H3_NO_ERROR.code());
    }

    boolean isEstablished() {
        return this.established;
    }

    /** Returns the time since the first packet. Thread-safe. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - this.start);
    }

    /** Tells why the connection is about to end. Thread-safe. */
    void endsBy(ConnectionEnd reason) {
        this.end.compareAndSet(null, reason);
    }

    private void end(QuicChannel channel) {
        ConnectionEnd reason = this.end.get();
        this.statistics.counters().ended().count((reason != null) ? reason : silent(channel));
        this.sampler.sampleTraffic();
    }

    private ConnectionEnd silent(QuicChannel channel) {
        if (!this.established) {
            return ConnectionEnd.HANDSHAKE_FAILED;
        }
        return channel.isTimedOut() ? ConnectionEnd.IDLE_TIMEOUT : ConnectionEnd.LOCAL_ERROR;
    }
}
