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

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The vectors of RFC 9001, Appendix A. */
final class StatelessPacketTests {

    private static final InitialPacket INITIAL =
            new InitialPacket(
                    1,
                    HexFormat.of().parseHex("8394c8f03e515708"),
                    new byte[0],
                    Unpooled.EMPTY_BUFFER);

    @Test
    void retry() {
        var packet =
                RetryPacket.write(
                        INITIAL,
                        HexFormat.of().parseHex("f067a5502a4262b5"),
                        "token".getBytes(StandardCharsets.US_ASCII));
        assertThat(ByteBufUtil.hexDump(packet))
                .isEqualTo(
                        "ff000000010008f067a5502a4262b5746f6b656e"
                                + "04a265ba2eff4d829058fb3f0f2496ba");
    }

    /** A.3: the server's Initial packet, whose payload and header are given. */
    @Test
    void initialKeys() {
        InitialKeys keys = InitialKeys.of(INITIAL.destinationId());
        byte[] sample = HexFormat.of().parseHex("2cd0991cd25b0aac406a5816b6394100");
        assertThat(HexFormat.of().formatHex(keys.mask(sample))).startsWith("2ec0d8356a");
        byte[] sealed =
                AesGcm.seal(
                        keys.key(),
                        HexFormat.of().parseHex("0ac1493ca1905853b0bba03f"),
                        HexFormat.of().parseHex("c1000000010008f067a5502a4262b50040750001"),
                        HexFormat.of()
                                .parseHex(
                                        "02000000000600405a020000560303eefce7f7b37ba1d1632e96677825"
                                            + "ddf73988cfc79825df566dc5430b9a045a1200130100002e0033"
                                            + "0024001d00209d3c940d89690b84d08a60993c144eca684d1081"
                                            + "287c834d5311bcf32bb9da1a002b00020304"));
        assertThat(HexFormat.of().formatHex(sealed)).startsWith("5a482cd0991cd25b0aac406a5816b639");
    }
}
