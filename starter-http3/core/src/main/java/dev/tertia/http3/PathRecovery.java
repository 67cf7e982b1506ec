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
import io.netty.handler.codec.quic.QuicPathEvent;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;

/**
 * Makes up for what got lost on the way to an address that a client has left (RFC 9000 §9).
 * Confined to an event loop.
 *
 * <p>quiche detects a loss by an acknowledgement of something later on the same path, and nothing
 * later is sent on a path that was left (<a
 * href="https://github.com/cloudflare/quiche/issues/2452">quiche #2452</a>): the stream would wait
 * for ever. So the last packets of the old path are sent to the new address, as a network might
 * have delivered them. The client takes them, or has them already; its acknowledgement shows all
 * that is missing.
 */
final class PathRecovery extends ChannelInboundHandlerAdapter {

    private final LostDatagrams lost = new LostDatagrams();

    private @Nullable InetSocketAddress current;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        this.current = remoteAddress(ctx);
        ctx.fireChannelActive();
    }

    /** The addresses in path events have the bytes of their ports in the wrong order. */
    private static @Nullable InetSocketAddress remoteAddress(ChannelHandlerContext ctx) {
        return (InetSocketAddress) ((QuicChannel) ctx.channel()).remoteSocketAddress();
    }

    /** Comes when the new path is validated, so that nobody else can be made a target. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof QuicPathEvent.PeerMigrated) {
            InetSocketAddress left = this.current;
            InetSocketAddress address = remoteAddress(ctx);
            this.current = address;
            RecentDatagrams recent = recent(ctx);
            if (recent != null && left != null && address != null && !left.equals(address)) {
                recent.leave(left, this.lost);
                this.lost.repeat(recent, recent.take(left), () -> this.current, ctx.executor());
                recent.count(address, this.lost);
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    private static @Nullable RecentDatagrams recent(ChannelHandlerContext ctx) {
        return ctx.channel().parent().pipeline().get(RecentDatagrams.class);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        RecentDatagrams recent = recent(ctx);
        if (recent != null && this.current != null) {
            recent.leave(this.current, this.lost);
        }
        this.lost.release();
        ctx.fireChannelInactive();
    }
}
