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

import java.util.concurrent.atomic.LongAdder;

/**
 * Drops datagrams that are too short for the connection id that a short header promises (RFC 9000
 * §17.3.1).
 *
 * <p>{@code QuicCodecDispatcher} throws on them without releasing the buffer: anybody could exhaust
 * the memory of this process, one datagram at a time.
 */
final class TruncatedDatagramFilter extends ChannelInboundHandlerAdapter {

    private static final int LONG_HEADER = 0x80;

    private final int shortHeaderLength;

    private final LongAdder dropped;

    TruncatedDatagramFilter(int connectionIdLength, LongAdder dropped) {
        this.shortHeaderLength = Byte.BYTES + connectionIdLength;
        this.dropped = dropped;
    }

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof DatagramPacket packet && isTruncated(packet.content())) {
            this.dropped.increment();
            packet.release();
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private boolean isTruncated(ByteBuf content) {
        return !content.isReadable()
                || ((content.getByte(content.readerIndex()) & LONG_HEADER) == 0
                        && content.readableBytes() < this.shortHeaderLength);
    }
}
