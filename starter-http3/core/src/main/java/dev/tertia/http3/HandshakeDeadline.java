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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes a connection whose handshake does not end in time. Until then the connection counts as
 * unfinished.
 */
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {

    private final Duration timeout;

    private final AtomicInteger unfinished;

    private final EnumCounters<Refusal> refusals;

    private final ConnectionMonitor monitor;

    private boolean counted;

    private Runnable amplificationEnd = () -> {};

    HandshakeDeadline(
            Duration timeout,
            AtomicInteger unfinished,
            EnumCounters<Refusal> refusals,
            ConnectionMonitor monitor) {
        this.timeout = timeout;
        this.unfinished = unfinished;
        this.refusals = refusals;
        this.monitor = monitor;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.counted = true;
        this.unfinished.incrementAndGet();
        AmplificationLimit limit = ctx.channel().parent().pipeline().get(AmplificationLimit.class);
        if (limit != null) {
            this.amplificationEnd = limit.begin();
        }
        Future<?> deadline =
                ctx.executor()
                        .schedule(
                                () -> expire((QuicChannel) ctx.channel()),
                                this.timeout.toMillis(),
                                TimeUnit.MILLISECONDS);
        ctx.channel()
                .closeFuture()
                .addListener(closed -> {
                    deadline.cancel(false);
                    finish();
                });
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        finish();
        ctx.fireChannelActive();
    }

    private void finish() {
        if (this.counted) {
            this.counted = false;
            this.unfinished.decrementAndGet();
            this.amplificationEnd.run();
        }
    }

    private void expire(QuicChannel channel) {
        if (this.counted) {
            this.refusals.count(Refusal.HANDSHAKE_TIMEOUT);
            this.monitor.endsBy(ConnectionEnd.HANDSHAKE_TIMEOUT);
            channel.close(false, 0, Unpooled.EMPTY_BUFFER)
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }
}
