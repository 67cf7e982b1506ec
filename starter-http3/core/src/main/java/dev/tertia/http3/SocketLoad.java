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

import dev.tertia.http3.stats.SocketStats;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;

import java.util.concurrent.atomic.LongAdder;

/** Counts all that goes through one UDP socket. First in its pipeline. Thread-safe to read. */
final class SocketLoad extends ChannelDuplexHandler {

    private final LongAdder receivedDatagrams = new LongAdder();

    private final LongAdder receivedBytes = new LongAdder();

    private final LongAdder sentDatagrams = new LongAdder();

    private final LongAdder sentBytes = new LongAdder();

    /** One socket follows another when a server is stopped and started again. */
    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof DatagramPacket datagram) {
            count(datagram, this.receivedDatagrams, this.receivedBytes);
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof DatagramPacket datagram) {
            count(datagram, this.sentDatagrams, this.sentBytes);
        }
        var _ = ctx.write(message, promise);
    }

    /** An empty one is how the codec learns that all before it was written. */
    private static void count(DatagramPacket packet, LongAdder datagrams, LongAdder bytes) {
        int length = packet.content().readableBytes();
        if (length > 0) {
            datagrams.add(DatagramSegments.count(packet));
            bytes.add(length);
        }
    }

    SocketStats stats() {
        return new SocketStats(
                this.receivedDatagrams.sum(),
                this.receivedBytes.sum(),
                this.sentDatagrams.sum(),
                this.sentBytes.sum());
    }
}
