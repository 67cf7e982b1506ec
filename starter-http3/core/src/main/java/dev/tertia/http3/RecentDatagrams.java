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
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps the last datagrams that were sent to each of the addresses that were sent to last, for
 * {@link PathRecovery}. Confined to the socket's event loop.
 */
final class RecentDatagrams extends ChannelOutboundHandlerAdapter {

    private static final int DATAGRAMS = 9;

    /** Who was not sent to for so many others has nothing under way. */
    private static final int ADDRESSES = 512;

    private static final int LONG_HEADER = 0x80;

    private final LinkedHashMap<InetSocketAddress, Deque<ByteBuf>> sent =
            new LinkedHashMap<>(16, 0.75f, true);

    /** Of moved connections, one each. */
    private final Map<InetSocketAddress, LostDatagrams> moved = new HashMap<>();

    private @Nullable ChannelHandlerContext context;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.context = ctx;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof DatagramPacket datagram && hasShortHeader(datagram.content()))) {
            var _ = ctx.write(message, promise);
            return;
        }
        keep(datagram);
        LostDatagrams lost = this.moved.get(datagram.recipient());
        int count = DatagramSegments.count(datagram);
        var _ = ctx.write(message, promise);
        if (lost != null) {
            lost.sent(count);
        }
    }

    /** Handshakes stay at the address where they begin (RFC 9000 §9). */
    private static boolean hasShortHeader(ByteBuf packet) {
        return packet.isReadable() && (packet.getByte(packet.readerIndex()) & LONG_HEADER) == 0;
    }

    private void keep(DatagramPacket datagram) {
        Deque<ByteBuf> packets =
                this.sent.computeIfAbsent(
                        datagram.recipient(), added -> new ArrayDeque<>(DATAGRAMS + 1));
        ByteBuf content = datagram.content();
        int size = DatagramSegments.size(datagram);
        int first = Math.max(0, DatagramSegments.count(datagram) - DATAGRAMS) * size;
        for (int start = first; start < content.readableBytes(); start += size) {
            int length = Math.min(size, content.readableBytes() - start);
            packets.add(content.retainedSlice(content.readerIndex() + start, length));
            if (packets.size() > DATAGRAMS) {
                packets.remove().release();
            }
        }
        if (this.sent.size() > ADDRESSES) {
            Map.Entry<InetSocketAddress, Deque<ByteBuf>> eldest = this.sent.pollFirstEntry();
            eldest.getValue().forEach(ByteBuf::release);
        }
    }

    /** Gives away what was sent last to an address; the caller releases it. */
    List<ByteBuf> take(InetSocketAddress address) {
        Deque<ByteBuf> packets = this.sent.remove(address);
        return (packets != null) ? new ArrayList<>(packets) : List.of();
    }

    /** Has others counted that are sent to an address, until the connection leaves it. */
    void count(InetSocketAddress address, LostDatagrams lostDatagrams) {
        this.moved.put(address, lostDatagrams);
    }

    /** Ends {@link #count}. */
    void leave(InetSocketAddress address, LostDatagrams lostDatagrams) {
        this.moved.remove(address, lostDatagrams);
    }

    /** Writes them to another address; they stay the caller's. */
    void resend(List<ByteBuf> packets, InetSocketAddress address) {
        ChannelHandlerContext ctx = context();
        for (ByteBuf packet : packets) {
            var _ = ctx.write(new DatagramPacket(packet.retainedDuplicate(), address));
        }
    }

    /** Not while the codec writes: what it is going to wait for would be over before. */
    void flush() {
        context().flush();
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(this.context, "In a pipeline");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        this.sent.values().forEach(packets -> packets.forEach(ByteBuf::release));
        this.sent.clear();
    }
}
