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

import org.jspecify.annotations.Nullable;

/** Finds packets with early data in datagrams (RFC 9000 §17.2.3, §12.2). */
final class EarlyDataPackets {

    private static final int TYPE_MASK = 0xb0;

    private static final int ZERO_RTT = 0x90;

    private static final int INITIAL = 0x80;

    private static final int RETRY = 0xb0;

    private EarlyDataPackets() {}

    /**
     * Returns the id of the connection that a datagram has early data for, or {@code null} if it
     * has none. What is not QUIC's first version has none.
     */
    static byte @Nullable [] find(ByteBuf datagram) {
        try {
            ByteBuf rest = datagram.slice();
            while (rest.isReadable() && InitialPacket.hasLongHeader(rest)) {
                int type = rest.readByte() & TYPE_MASK;
                if (rest.readInt() != InitialPacket.VERSION_1 || type == RETRY) {
                    return null;
                }
                ByteBuf destinationId = rest.readSlice(rest.readUnsignedByte());
                if (type == ZERO_RTT) {
                    return ByteBufUtil.getBytes(destinationId);
                }
                skipRest(rest, type);
            }
            return null;
        } catch (IndexOutOfBoundsException ex) {
            // Not a QUIC packet, which the codec drops.
            return null;
        }
    }

    /** Skips what follows the first id. */
    private static void skipRest(ByteBuf packet, int type) {
        packet.skipBytes(packet.readUnsignedByte());
        if (type == INITIAL) {
            skip(packet, readInteger(packet));
        }
        skip(packet, readInteger(packet));
    }

    private static long readInteger(ByteBuf packet) {
        var integer = new VariableLengthInteger();
        boolean complete = false;
        while (!complete) {
            complete = integer.add(packet.readByte());
        }
        return integer.value();
    }

    private static void skip(ByteBuf packet, long length) {
        if (length > packet.readableBytes()) {
            throw new IndexOutOfBoundsException("A length beyond the end of its datagram");
        }
        packet.skipBytes((int) length);
    }
}
