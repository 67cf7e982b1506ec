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

import static dev.tertia.http3.Wire.bytes;
import static dev.tertia.http3.Wire.frame;
import static dev.tertia.http3.Wire.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.Http3ErrorCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** Frames may come in any pieces; streams over a network rarely show it. */
final class FrameScannerTests {

    private static final byte[] CONTROL_FRAMES =
            join(
                    Wire.settings(0x6, 4096, Wire.GREASE, 1L << 40),
                    frame(Wire.GREASE, new byte[100]),
                    frame(Wire.GOAWAY, Wire.longInteger(4)),
                    frame(0x0f));

    private static @Nullable Http3ErrorCode scan(FrameScanner scanner, byte[] bytes, int size) {
        Http3ErrorCode error = null;
        for (int from = 0; error == null && from < bytes.length; from += size) {
            int to = Math.min(bytes.length, from + size);
            error = scanner.scan(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to)));
        }
        return error;
    }

    @Test
    void findsTheSameInPiecesOfAnySize() {
        for (int size = 1; size <= CONTROL_FRAMES.length; size++) {
            FrameScanner scanner = new FrameScanner(FrameRules.CONTROL);
            assertThat(scan(scanner, CONTROL_FRAMES, size)).isNull();
            assertThat(scanner.isInsideFrame()).isFalse();
        }
    }

    @Test
    void findsTheSameErrorInPiecesOfAnySize() {
        byte[] frames = join(CONTROL_FRAMES, frame(Wire.GOAWAY, bytes(0x40)));
        for (int size = 1; size <= frames.length; size++) {
            assertThat(scan(new FrameScanner(FrameRules.CONTROL), frames, size))
                    .isEqualTo(Http3ErrorCode.H3_FRAME_ERROR);
        }
    }

    @Test
    void knowsWhereAFrameEnds() {
        byte[] request = join(Wire.headers(HeaderCase.GET));
        FrameScanner scanner = new FrameScanner(FrameRules.REQUEST);
        for (int i = 0; i < request.length; i++) {
            assertThat(scan(scanner, Arrays.copyOfRange(request, i, i + 1), 1)).isNull();
            assertThat(scanner.isInsideFrame()).isEqualTo(i < request.length - 1);
        }
    }

    @Test
    void aFrameMayBeLargerThanMemory() {
        FrameScanner scanner = new FrameScanner(FrameRules.REQUEST);
        byte[] start = join(bytes(Wire.DATA), Wire.longInteger((1L << 62) - 1));
        assertThat(scan(scanner, start, 3)).isNull();
        assertThat(scan(scanner, new byte[1000], 7)).isNull();
        assertThat(scanner.isInsideFrame()).isTrue();
    }

    @Test
    void leavesTheBytesToTheCodec() {
        var bytes = Unpooled.wrappedBuffer(CONTROL_FRAMES);
        assertThat(new FrameScanner(FrameRules.CONTROL).scan(bytes)).isNull();
        assertThat(bytes.readableBytes()).isEqualTo(CONTROL_FRAMES.length);
    }
}
