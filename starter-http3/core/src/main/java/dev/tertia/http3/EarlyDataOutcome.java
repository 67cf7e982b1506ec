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

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what has become of early data at the end of a handshake. Confined to the connection's
 * event loop.
 *
 * <p>Nothing is counted of handshakes that do not end: whoever sends the packets of others once
 * more cannot end one.
 */
final class EarlyDataOutcome extends ChannelInboundHandlerAdapter {

    private final LongAdder accepted;

    private final LongAdder rejected;

    private boolean taken;

    EarlyDataOutcome(LongAdder accepted, LongAdder rejected) {
        this.accepted = accepted;
        this.rejected = rejected;
    }

    /** A stream comes: before the end of the handshake only by early data. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        this.taken = true;
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (this.taken) {
            this.accepted.increment();
        } else if (isOffered(ctx)) {
            this.rejected.increment();
        }
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
    }

    private static boolean isOffered(ChannelHandlerContext ctx) {
        AmplificationLimit addresses =
                ctx.channel().parent().pipeline().get(AmplificationLimit.class);
        return addresses != null
                && addresses.hasEarlyData(QuicConnections.remote((QuicChannel) ctx.channel()));
    }
}
