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
import io.netty.buffer.Unpooled;

import java.util.Arrays;

/**
 * An Initial packet that closes a connection with CONNECTION_REFUSED before there is one (RFC 9000
 * §5.2.2): the client goes another way at once, and no handshake is paid for.
 */
final class RefusalPacket {

    private static final int FIRST_BYTE = 0xc0;

    private static final int PROTECTED_BITS = 0x0f;

    private static final int SAMPLE_LENGTH = 16;

    private static final int TAG_LENGTH = 16;

    /** As if the packet number had its greatest length (RFC 9001 §5.4.2). */
    private static final int SAMPLE_OFFSET = 4;

    /** Type CONNECTION_CLOSE, error CONNECTION_REFUSED, no frame to blame, no reason phrase. */
    private static final byte[] CONNECTION_CLOSE = {0x1c, 0x02, 0, 0};

    private RefusalPacket() {}

    static ByteBuf write(InitialPacket initial) {
        InitialKeys keys = InitialKeys.of(initial.destinationId());
        byte[] header = header(initial);
        byte[] sealed = keys.seal(header, CONNECTION_CLOSE);
        // The packet number, one byte of zero, ends the header and comes before the payload.
        byte[] sample =
                Arrays.copyOfRange(sealed, SAMPLE_OFFSET - 1, SAMPLE_OFFSET - 1 + SAMPLE_LENGTH);
        byte[] mask = keys.mask(sample);
        header[0] ^= (byte) (mask[0] & PROTECTED_BITS);
        header[header.length - 1] ^= mask[1];
        return Unpooled.wrappedBuffer(header, sealed);
    }

    private static byte[] header(InitialPacket initial) {
        ByteBuf header =
                Unpooled.buffer()
                        .writeByte(FIRST_BYTE)
                        .writeInt((int) InitialPacket.VERSION_1)
                        .writeByte(initial.sourceId().length)
                        .writeBytes(initial.sourceId())
                        .writeByte(initial.destinationId().length)
                        .writeBytes(initial.destinationId())
                        .writeByte(0) // no token
                        .writeByte(1 + CONNECTION_CLOSE.length + TAG_LENGTH)
                        .writeByte(0); // packet number
        return ByteBufUtil.getBytes(header);
    }
}
