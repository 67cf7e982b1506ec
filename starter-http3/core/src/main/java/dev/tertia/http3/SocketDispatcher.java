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

import java.util.List;

/**
 * Brings each packet to the socket that owns its connection, as the kernel chooses sockets by
 * addresses, and these change (RFC 9000 §9). Confined to the event loop of its socket.
 *
 * <p>Unlike Netty's {@code QuicCodecDispatcher} it bounds what waits for a slow event loop, looks
 * at long headers as well, and takes any id for what it is: nobody else's.
 */
final class SocketDispatcher extends ChannelInboundHandlerAdapter {

    /** First byte and version come before the length of the first id (RFC 9000 §17.2). */
    private static final int ID_LENGTH_OFFSET = 5;

    private final List<SocketMailbox> mailboxes;

    private final int socket;

    private final SocketIds ids;

    /**
     * Creates the dispatcher of one socket.
     *
     * @param mailboxes those of all sockets, by their numbers
     * @param socket the number of this one
     * @param ids those of this one
     */
    SocketDispatcher(List<SocketMailbox> mailboxes, int socket, SocketIds ids) {
        this.mailboxes = mailboxes;
        this.socket = socket;
        this.ids = ids;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.mailboxes.get(this.socket).open(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        this.mailboxes.get(this.socket).close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        int owner =
                (this.mailboxes.size() > 1 && message instanceof DatagramPacket datagram)
                        ? owner(datagram.content())
                        : this.socket;
        if (owner == this.socket || owner >= this.mailboxes.size()) {
            ctx.fireChannelRead(message);
        } else {
            this.mailboxes.get(owner).put((DatagramPacket) message);
        }
    }

    private int owner(ByteBuf content) {
        int start = content.readerIndex() + Byte.BYTES;
        if (InitialPacket.hasLongHeader(content)) {
            int lengthIndex = content.readerIndex() + ID_LENGTH_OFFSET;
            boolean own =
                    content.readableBytes() > ID_LENGTH_OFFSET + SocketIds.LENGTH
                            && content.getUnsignedByte(lengthIndex) == SocketIds.LENGTH;
            if (!own) {
                return this.socket;
            }
            start = lengthIndex + 1;
        }
        return this.ids.socketOf(content, start);
    }
}
