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

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** The bytes of a request's frames (RFC 9114 §7.2), its fields without any compression. */
final class RawRequest {

    private static final int LITERAL_WITHOUT_NAME_REFERENCE = 0x20;

    private final ByteBuf fields = Unpooled.buffer().writeZero(2);

    private final ByteBuf frames = Unpooled.buffer();

    static RawRequest to(String method, String path) {
        return new RawRequest()
                .field(":method", method)
                .field(":scheme", "https")
                .field(":authority", "localhost")
                .field(":path", path);
    }

    RawRequest field(String name, String value) {
        string(name, LITERAL_WITHOUT_NAME_REFERENCE, 3);
        string(value, 0, 7);
        return this;
    }

    /** A string after an integer prefix of that many bits (RFC 7541 §5.1). */
    private void string(String text, int flags, int prefixBits) {
        int max = (1 << prefixBits) - 1;
        int length = text.length();
        if (length < max) {
            this.fields.writeByte(flags | length);
        } else {
            this.fields.writeByte(flags | max);
            int rest = length - max;
            while (rest >= 0x80) {
                this.fields.writeByte((rest & 0x7f) | 0x80);
                rest >>= 7;
            }
            this.fields.writeByte(rest);
        }
        this.fields.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    }

    RawRequest headers() {
        frame(1, this.fields);
        return this;
    }

    RawRequest data(int length) {
        frame(0, Unpooled.wrappedBuffer(new byte[length]));
        return this;
    }

    private void frame(int type, ByteBuf payload) {
        this.frames
                .writeByte(type)
                .writeInt(0x8000_0000 | payload.readableBytes())
                .writeBytes(payload);
    }

    int[] bytes() {
        byte[] bytes = ByteBufUtil.getBytes(this.frames);
        return IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
    }
}
