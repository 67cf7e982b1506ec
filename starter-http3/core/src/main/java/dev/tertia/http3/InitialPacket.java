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
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicHeaderParser;
import io.netty.handler.codec.quic.QuicPacketType;

import org.jspecify.annotations.Nullable;

/**
 * What the header of an Initial packet says (RFC 9000 §17.2.2): all that can be known of a client
 * before anything is kept for it.
 */
final class InitialPacket {

    static final long VERSION_1 = 1;

    /** RFC 9000 §14.1: in smaller datagrams an Initial packet must not be answered. */
    static final int MIN_DATAGRAM_LENGTH = 1200;

    private static final int LONG_HEADER = 0x80;

    /** Of QUIC. */
    private final long version;

    /** Connection id that the client has chosen for the server, or got from it. */
    private final byte[] destinationId;

    /** Connection id that the client wants to be addressed by. */
    private final byte[] sourceId;

    /**
     * What a Retry packet or an earlier connection has given to the client; a part of the
     * datagram's buffer.
     */
    private final ByteBuf token;

    InitialPacket(long version, byte[] destinationId, byte[] sourceId, ByteBuf token) {
        this.version = version;
        this.destinationId = destinationId;
        this.sourceId = sourceId;
        this.token = token;
    }

    static boolean hasLongHeader(ByteBuf datagram) {
        return (datagram.getByte(datagram.readerIndex()) & LONG_HEADER) != 0;
    }

    /** Returns the first packet of a datagram, or {@code null} if it is of another type. */
    static @Nullable InitialPacket read(DatagramPacket datagram) throws Exception {
        InitialPacket[] initial = new InitialPacket[1];
        try (QuicHeaderParser parser = new QuicHeaderParser(SocketIds.LENGTH)) {
            parser.parse(
                    datagram.sender(),
                    datagram.recipient(),
                    datagram.content().slice(),
                    (sender, recipient, packet, type, version, scid, dcid, token) -> {
                        if (type == QuicPacketType.INITIAL) {
                            initial[0] =
                                    new InitialPacket(
                                            version,
                                            ByteBufUtil.getBytes(dcid),
                                            ByteBufUtil.getBytes(scid),
                                            token);
                        }
                    });
        }
        return initial[0];
    }

    long version() {
        return this.version;
    }

    byte[] destinationId() {
        return this.destinationId;
    }

    byte[] sourceId() {
        return this.sourceId;
    }

    ByteBuf token() {
        return this.token;
    }
}
