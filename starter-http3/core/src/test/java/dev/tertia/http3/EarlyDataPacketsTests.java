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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.Random;

/** Packets with early data, alone and behind others (RFC 9000 §12.2, §17.2). */
final class EarlyDataPacketsTests {

    private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};

    /**
     * First byte, version, both ids; the token's length and two bytes of it; length and payload.
     */
    private static final String INITIAL =
            "c0 00000001 08 0102030405060708 02 aabb 02 0102 4003 a1a2a3".replace(" ", "");

    private static final String ZERO_RTT =
            "d0 00000001 08 0102030405060708 00 02 a1a2".replace(" ", "");

    private static final String HANDSHAKE =
            "e0 00000001 08 0102030405060708 01 ff 03 a1a2a3".replace(" ", "");

    private static byte @Nullable [] find(String datagram) {
        return EarlyDataPackets.find(Unpooled.wrappedBuffer(HexFormat.of().parseHex(datagram)));
    }

    @Test
    void areFoundAloneAndBehindOthers() {
        assertThat(find(ZERO_RTT)).isEqualTo(ID);
        assertThat(find(INITIAL + ZERO_RTT)).isEqualTo(ID);
        assertThat(find(INITIAL + HANDSHAKE + ZERO_RTT)).isEqualTo(ID);
    }

    @Test
    void areNotFoundInOtherPackets() {
        assertThat(find(INITIAL)).isNull();
        assertThat(find(INITIAL + HANDSHAKE)).isNull();
        String shortHeader = "40" + "00".repeat(30);
        assertThat(find(shortHeader)).isNull();
        assertThat(find(INITIAL + shortHeader)).isNull();
        assertThat(find("")).isNull();
    }

    /** A Retry packet has no length, and nothing behind it. */
    @Test
    void areNotFoundBehindARetryPacketOrInAnotherVersion() {
        assertThat(find("f0" + INITIAL.substring(2) + ZERO_RTT)).isNull();
        assertThat(find(ZERO_RTT.replace("d000000001", "d06b3343cf"))).isNull();
        assertThat(find(ZERO_RTT.replace("d000000001", "d000000000"))).isNull();
    }

    /** Anybody can send anything. */
    @Test
    void nothingIsFoundInWhatEndsTooSoon() {
        int end = INITIAL.length() + "d00000000108".length() + 2 * ID.length;
        for (int length = 0; length < end; length += 2) {
            assertThat(find((INITIAL + ZERO_RTT).substring(0, length))).isNull();
        }
        assertThat(find("c0000000010000ffffffffffffffff" + ZERO_RTT)).isNull();
    }

    @Test
    void anythingCanBeLookedAt() {
        Random random = new Random(7);
        byte[] bytes = new byte[64];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(bytes);
            bytes[0] |= (byte) 0xc0;
            bytes[1] = 0;
            bytes[2] = 0;
            bytes[3] = 0;
            bytes[4] = 1;
            ByteBuf datagram = Unpooled.wrappedBuffer(bytes);
            byte[] found = EarlyDataPackets.find(datagram);
            assertThat(found == null || found.length <= bytes.length).isTrue();
            assertThat(datagram.readerIndex()).isZero();
        }
    }
}
