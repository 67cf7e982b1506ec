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

import java.util.HexFormat;

import javax.crypto.spec.SecretKeySpec;

/**
 * A Retry packet of QUIC version 1 (RFC 9000 §17.2.5). The codec sends its own to clients without a
 * token; this one is for those whose token it would drop.
 */
final class RetryPacket {

    private static final int FIRST_BYTE = 0xff;

    /** RFC 9001 §5.8: key and nonce are public, they guard against accidents alone. */
    private static final SecretKeySpec INTEGRITY_KEY =
            new SecretKeySpec(HexFormat.of().parseHex("be0c690b9f66575a1d766b54e368c84e"), "AES");

    private static final byte[] INTEGRITY_NONCE =
            HexFormat.of().parseHex("461599d35d632bf2239825bb");

    private RetryPacket() {}

    /**
     * Writes the packet.
     *
     * @param initial what it answers
     * @param sourceId the id that the client shall use from then on
     * @param token what the client shall come back with
     */
    static ByteBuf write(InitialPacket initial, byte[] sourceId, byte[] token) {
        ByteBuf packet =
                Unpooled.buffer()
                        .writeByte(FIRST_BYTE)
                        .writeInt((int) InitialPacket.VERSION_1)
                        .writeByte(initial.sourceId().length)
                        .writeBytes(initial.sourceId())
                        .writeByte(sourceId.length)
                        .writeBytes(sourceId)
                        .writeBytes(token);
        return packet.writeBytes(integrityTag(initial.destinationId(), packet));
    }

    private static byte[] integrityTag(byte[] originalId, ByteBuf packet) {
        ByteBuf pseudoPacket =
                Unpooled.buffer()
                        .writeByte(originalId.length)
                        .writeBytes(originalId)
                        .writeBytes(packet, 0, packet.writerIndex());
        return AesGcm.seal(
                INTEGRITY_KEY, INTEGRITY_NONCE, ByteBufUtil.getBytes(pseudoPacket), new byte[0]);
    }
}
