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
import io.netty.channel.socket.DatagramPacket;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Makes the codec look for requests in early data as soon as they are there. Confined to the
 * socket's event loop.
 *
 * <p>The native library decrypts early data while it sends its own first packets, and Netty
 * (4.2.18) looks for requests only when it has received something: that would be the client's next
 * datagram, a round trip later, and nothing would be gained. So after its packets are sent, the
 * codec gets a packet that nobody has sent. It is encrypted with no key, and thereby dropped, but
 * Netty looks.
 */
final class EarlyDataPrompt extends ChannelInboundHandlerAdapter {

    /** Each of them has a datagram that was just received; others wait for their next one. */
    static final int MAX_PENDING = 64;

    /** Form, fixed bit and type of a Handshake packet (RFC 9000 §17.2.4). */
    private static final int HANDSHAKE = 0xe0;

    /** Enough for the sample that the protection of headers takes (RFC 9001 §5.4.2). */
    private static final int PAYLOAD = 32;

    private final Queue<DatagramPacket> pending = new ArrayDeque<>();

    private final AmplificationLimit addresses;

    EarlyDataPrompt(AmplificationLimit addresses) {
        this.addresses = addresses;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        ByteBuf content = datagram.content();
        byte[] id = InitialPacket.hasLongHeader(content) ? EarlyDataPackets.find(content) : null;
        if (id == null) {
            ctx.fireChannelRead(datagram);
            return;
        }
        var sender = datagram.sender();
        var recipient = datagram.recipient();
        ctx.fireChannelRead(datagram);
        if (this.addresses.offerEarlyData(sender) && this.pending.size() < MAX_PENDING) {
            this.pending.add(new DatagramPacket(prompt(ctx, id), recipient, sender));
        }
    }

    private static ByteBuf prompt(ChannelHandlerContext ctx, byte[] id) {
        return ctx.alloc()
                .directBuffer()
                .writeByte(HANDSHAKE)
                .writeInt((int) InitialPacket.VERSION_1)
                .writeByte(id.length)
                .writeBytes(id)
                .writeByte(0)
                .writeByte(PAYLOAD)
                .writeZero(PAYLOAD);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (!this.pending.isEmpty()) {
            DatagramPacket next = this.pending.poll();
            while (next != null) {
                ctx.fireChannelRead(next);
                next = this.pending.poll();
            }
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        this.pending.forEach(DatagramPacket::release);
        this.pending.clear();
    }
}
