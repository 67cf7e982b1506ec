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
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Repeats a PATH_CHALLENGE that is not answered (RFC 9000 §8.2). Confined to the socket's event
 * loop.
 *
 * <p>quiche does not while acknowledgements come in: the connection went on with three times what
 * came from the client, for ever. The challenge is sent in place of another datagram, as there is
 * no room for one more; what was in that one is repeated by quiche.
 */
final class PathChallenges extends ChannelDuplexHandler {

    /** Of each connection the latest. */
    private final Map<InetSocketAddress, ChallengedPath> paths = new HashMap<>();

    private int lastReceived;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof DatagramPacket datagram) {
            this.lastReceived = datagram.content().readableBytes();
            ChallengedPath path = this.paths.isEmpty() ? null : this.paths.get(datagram.sender());
            if (path != null) {
                path.receive(this.lastReceived);
            }
        }
        ctx.fireChannelRead(message);
    }

    /** The datagram that is just handled has come from a new address. */
    void begin(InetSocketAddress address) {
        ChallengedPath before = this.paths.put(address, new ChallengedPath(this.lastReceived));
        if (before != null) {
            before.release();
        }
    }

    /** The address is validated, or not of interest any more. */
    void end(InetSocketAddress address) {
        ChallengedPath path = this.paths.remove(address);
        if (path != null) {
            path.release();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ChallengedPath path =
                (message instanceof DatagramPacket datagram && !this.paths.isEmpty())
                        ? this.paths.get(datagram.recipient())
                        : null;
        ByteBuf challenge = (path != null) ? path.next((DatagramPacket) message) : null;
        if (challenge == null) {
            var _ = ctx.write(message, promise);
        } else {
            replaceFirst(ctx, challenge, (DatagramPacket) message, promise);
        }
    }

    private static void replaceFirst(
            ChannelHandlerContext ctx,
            ByteBuf challenge,
            DatagramPacket datagrams,
            ChannelPromise promise) {
        DatagramPacket first = new DatagramPacket(challenge, datagrams.recipient());
        datagrams.content().skipBytes(DatagramSegments.size(datagrams));
        if (datagrams.content().isReadable()) {
            var _ = ctx.write(first);
            var _ = ctx.write(datagrams, promise);
        } else {
            datagrams.release();
            var _ = ctx.write(first, promise);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        this.paths.values().forEach(ChallengedPath::release);
        this.paths.clear();
    }
}
