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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

final class SocketIdsTests {

    private static final int IDS = 2000;

    private final SecretKey key = new SecretKeySpec(new byte[16], "AES");

    private static ByteBuf datagram(ByteBuffer id) {
        return Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(new byte[] {0x40}), Unpooled.wrappedBuffer(id));
    }

    @Test
    void tellTheirSocketToAllOthers() {
        for (int socket : new int[] {0, 1, 3, 255}) {
            SocketIds ids = new SocketIds(this.key, socket);
            SocketIds others = new SocketIds(this.key, 7);
            for (int i = 0; i < 50; i++) {
                assertThat(others.socketOf(datagram(ids.newId(SocketIds.LENGTH)), 1))
                        .isEqualTo(socket);
            }
        }
    }

    @Test
    void areDifferentEachTime() {
        SocketIds ids = new SocketIds(this.key, 1);
        Set<ByteBuffer> made = new HashSet<>();
        IntStream.range(0, IDS).forEach(i -> made.add(ids.newId(SocketIds.LENGTH)));
        assertThat(made).hasSize(IDS);
    }

    /** Each bit of an id is set about as often as not, whatever the socket is. */
    @Test
    void lookRandomWithoutTheKey() {
        for (int socket : new int[] {0, 1}) {
            SocketIds ids = new SocketIds(this.key, socket);
            int[] set = new int[SocketIds.LENGTH * Byte.SIZE];
            for (int i = 0; i < IDS; i++) {
                byte[] id = ids.newId(SocketIds.LENGTH).array();
                for (int bit = 0; bit < set.length; bit++) {
                    set[bit] += (id[bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1;
                }
            }
            // Six standard deviations on each side.
            assertThat(IntStream.of(set)).allMatch(count -> Math.abs(count - IDS / 2) < 135);
        }
    }

    @Test
    void areOfAnySocketToWhoHasAnotherKey() {
        SocketIds ids = new SocketIds(this.key, 1);
        SocketIds stranger = new SocketIds(new SecretKeySpec(bytes(16), "AES"), 1);
        long hits =
                IntStream.range(0, IDS)
                        .filter(i ->
                                stranger.socketOf(datagram(ids.newId(SocketIds.LENGTH)), 1) == 1)
                        .count();
        assertThat(hits).isLessThan(5);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    @Test
    void haveOneLength() {
        SocketIds ids = new SocketIds(this.key, 1);
        assertThat(ids.newId(ByteBuffer.allocate(8), SocketIds.LENGTH).remaining()).isEqualTo(20);
        assertThat(ids.maxConnectionIdLength()).isEqualTo(20);
        assertThat(ids.isIdempotent()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ids.newId(8))
                .withMessage("Ids have 20 bytes");
    }
}
