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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicPathEvent;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes up for what got lost on the way to an address that a client has left (RFC 9000 §9).
 * Confined to an event loop.
 *
 * <p>quiche detects a loss by an acknowledgement of something later on the same path, and nothing
 * later is sent on a path that was left (<a
 * href="https://github.com/cloudflare/quiche/issues/2452">quiche #2452</a>): the stream would wait
 * for ever. So the last packets of the old path are sent to the new address, as a network might
 * have delivered them. The client takes them, or has them already; its acknowledgement shows all
 * that is missing. They can get lost as well, so there are several rounds. Each has some that those
 * before had not: in the turmoil of its move a client may have forgotten to acknowledge one (seen
 * with ngtcp2), and takes no notice of it when it comes again.
 */
final class PathRecovery extends ChannelInboundHandlerAdapter {

    /**
     * The first ones are for a connection that goes on: its peer cannot tell the number of a packet
     * that is more than 128 behind (RFC 9000 §17.1). The others are for one that waits.
     */
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 5, 20, 250, 1000);

    /** The last ones come first: they show what is missing of all others. */
    private static final int MORE_EACH_ROUND = 3;

    /** Of each address that was left a moment ago: clients can move again meanwhile. */
    private final Set<List<ByteBuf>> lost = Collections.newSetFromMap(new IdentityHashMap<>());

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
            this.current = remoteAddress(ctx);
            RecentDatagrams recent = ctx.channel().parent().pipeline().get(RecentDatagrams.class);
            if (recent != null && left != null && !left.equals(this.current)) {
                recover(ctx, recent, recent.take(left));
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    private void recover(ChannelHandlerContext ctx, RecentDatagrams recent, List<ByteBuf> packets) {
        this.lost.add(packets);
        for (int i = 0; i < DELAYS_MILLIS.size(); i++) {
            int round = i;
            var _ =
                    ctx.executor()
                            .schedule(
                                    () -> resend(recent, packets, round),
                                    DELAYS_MILLIS.get(round),
                                    TimeUnit.MILLISECONDS);
        }
    }

    /** A closed connection has no packets. */
    private void resend(RecentDatagrams recent, List<ByteBuf> packets, int round) {
        if (!this.lost.contains(packets) || this.current == null) {
            return;
        }
        List<ByteBuf> some = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            if ((packets.size() - 1 - i) / MORE_EACH_ROUND <= round) {
                some.add(packets.get(i));
            }
        }
        recent.resend(some, this.current);
        if (round == DELAYS_MILLIS.size() - 1) {
            this.lost.remove(packets);
            packets.forEach(ByteBuf::release);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        this.lost.forEach(packets -> packets.forEach(ByteBuf::release));
        this.lost.clear();
        ctx.fireChannelInactive();
    }
}
