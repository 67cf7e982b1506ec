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
import dev.tertia.http3.stats.ConnectionInfo;
import dev.tertia.http3.stats.ConnectionState;
import dev.tertia.http3.stats.ResetBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.DefaultHttp3GoAwayFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.AttributeKey;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One connection: its requests in flight, and its orderly end (RFC 9114 §5.2). Confined to the
 * connection's event loop, save where a method says otherwise.
 */
final class QuicConnection extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<ResetBy> RESET_BY =
            AttributeKey.valueOf(QuicConnection.class, "resetBy");

    /** Of the listener's own: what is on the wire would tell observers of reports too much. */
    private final long id;

    private final QuicChannel channel;

    private final AtomicInteger activeRequests;

    private final ResetBudget resetBudget;

    private final Http3Statistics statistics;

    private final ConnectionMonitor monitor;

    private int active;

    /** Of the first request that was not seen yet; ids of requests are multiples of four. */
    private long nextRequestId;

    private boolean draining;

    private boolean closing;

    private boolean refused;

    QuicConnection(
            long id,
            QuicChannel channel,
            AtomicInteger activeRequests,
            ResetBudget resetBudget,
            Http3Statistics statistics,
            ConnectionMonitor monitor) {
        this.id = id;
        this.channel = channel;
        this.activeRequests = activeRequests;
        this.resetBudget = resetBudget;
        this.statistics = statistics;
        this.monitor = monitor;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof QuicStreamChannel stream
                && stream.type() == QuicStreamType.BIDIRECTIONAL) {
            this.statistics.counters().streams().increment();
            if (this.draining && stream.streamId() >= this.nextRequestId) {
                RejectedRequest.register(stream);
                reset(stream, ResetBy.SERVER);
                rejectRequest();
                return;
            }
            begin(stream);
        }
        ctx.fireChannelRead(message);
    }

    /** Who was sent away for his resets goes on with them; others are just late. */
    private void rejectRequest() {
        if (this.resetBudget.isUsedUp()) {
            abandonRequest();
        }
    }

    private void begin(QuicStreamChannel stream) {
        this.nextRequestId = Math.max(this.nextRequestId, stream.streamId() + 4);
        this.active++;
        this.activeRequests.incrementAndGet();
        stream.closeFuture().addListener(closed -> end());
    }

    private void end() {
        this.active--;
        this.activeRequests.decrementAndGet();
        closeWhenIdle();
    }

    /** Tells whether a request comes before the end of the handshake, and counts it then. */
    boolean isEarlyRequest() {
        if (this.monitor.isEstablished()) {
            return false;
        }
        this.statistics.counters().earlyStreams().increment();
        return true;
    }

    /** Counts a request that was refused. */
    void refuse(Refusal refusal) {
        this.statistics.refusals().count(refusal);
    }

    /** Counts a request that ends before its time; the first who ends it counts. */
    void reset(Channel stream, ResetBy by) {
        if (stream.attr(RESET_BY).setIfAbsent(by) == null) {
            this.statistics.counters().resets().count(by);
        }
    }

    /** Counts a request whose end was not seen; ends the connection when there are too many. */
    void abandonRequest() {
        if (this.resetBudget.spend()) {
            refuseMore();
        } else if (this.resetBudget.isUsedUp() && !this.draining) {
            goAway();
        }
    }

    private void refuseMore() {
        if (!this.refused) {
            this.refused = true;
            this.closing = true;
            this.statistics.refusals().count(Refusal.RESETS);
            close(Http3ErrorCode.H3_EXCESSIVE_LOAD);
        }
    }

    /** Returns the number of the connection. Thread-safe. */
    long id() {
        return this.id;
    }

    private ConnectionInfo describe() {
        return new ConnectionInfo(
                this.id,
                state(),
                MaskedAddress.of(QuicConnections.address(this.channel)),
                this.monitor.age(),
                this.active);
    }

    private ConnectionState state() {
        if (!this.monitor.isEstablished()) {
            return ConnectionState.HANDSHAKE;
        }
        return (this.draining || this.closing) ? ConnectionState.DRAINING : ConnectionState.OPEN;
    }

    /** Describes it on its event loop; nothing comes of one that has just ended. Thread-safe. */
    CompletableFuture<Stream<ConnectionInfo>> describeLater() {
        return CompletableFuture.supplyAsync(
                () -> this.channel.isOpen() ? Stream.of(describe()) : Stream.empty(),
                this.channel.eventLoop());
    }

    /** Tells the peer to send no more requests, and closes when none is in flight. Thread-safe. */
    void drain() {
        this.channel.eventLoop().execute(this::goAway);
    }

    private void goAway() {
        this.draining = true;
        QuicStreamChannel control = Http3.getLocalControlStream(this.channel);
        if (control != null) {
            control.writeAndFlush(new DefaultHttp3GoAwayFrame(this.nextRequestId))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        closeWhenIdle();
    }

    private void closeWhenIdle() {
        if (this.draining && this.active == 0 && !this.closing) {
            this.closing = true;
            new QuietPeriod(this.channel, this::closeIfIdle).begin();
        }
    }

    /** A request that GOAWAY did not exclude may have come late, as packets get lost. */
    private void closeIfIdle() {
        this.closing = false;
        if (this.active == 0) {
            close();
        }
    }

    /** Closes at once, whatever is in flight. Thread-safe. */
    void close() {
        this.monitor.endsBy(ConnectionEnd.DRAINED);
        close(Http3ErrorCode.H3_NO_ERROR);
    }

    private void close(Http3ErrorCode error) {
        this.channel
                .close(true, error.code(), Unpooled.EMPTY_BUFFER)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
