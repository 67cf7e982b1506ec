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
import io.netty.handler.codec.http3.Http3ErrorCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** HTTP/3 as it is on the wire (RFC 9114 §7, RFC 9204 §4.5), right or wrong. */
final class Wire {

    static final int DATA = 0x0;

    static final int HEADERS = 0x1;

    static final int CANCEL_PUSH = 0x3;

    static final int SETTINGS = 0x4;

    static final int PUSH_PROMISE = 0x5;

    static final int GOAWAY = 0x7;

    static final int MAX_PUSH_ID = 0xd;

    /** Of those that are reserved for frames, streams and settings that must be ignored. */
    static final long GREASE = 0x1f * 7 + 0x21;

    static final byte[] EMPTY_SETTINGS = frame(SETTINGS);

    /** By the first bytes of their field in a response. */
    private static final Map<String, String> STATUS =
            Map.of("d9", "200", "db", "404", "ff04", "400", "ff08", "500");

    private Wire() {}

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(parts));
    }

    /** A variable-length integer (RFC 9000 §16). */
    static byte[] integer(long value) {
        if (value < 1 << 6) {
            return bytes((int) value);
        }
        if (value < 1 << 14) {
            return bytes((int) (0x40 | (value >> 8)), (int) value);
        }
        return longInteger(value);
    }

    /** The same in the longest form. */
    static byte[] longInteger(long value) {
        return ByteBufUtil.getBytes(Unpooled.copyLong(0xc000_0000_0000_0000L | value));
    }

    static byte[] frame(long type, byte[]... payload) {
        byte[] content = join(payload);
        return join(integer(type), integer(content.length), content);
    }

    static byte[] settings(long... pairs) {
        return frame(SETTINGS, Arrays.stream(pairs).mapToObj(Wire::integer).toArray(byte[][]::new));
    }

    static byte[] data(String content) {
        return frame(DATA, text(content));
    }

    /** Takes fields like {@code :method=GET;accept=text/html}. */
    static byte[] headers(String fields) {
        List<byte[]> lines = new ArrayList<>(List.of(bytes(0, 0)));
        for (String field : fields.isEmpty() ? new String[0] : fields.split(";", -1)) {
            int end = field.indexOf('=');
            lines.add(line(field.substring(0, end), field.substring(end + 1)));
        }
        return frame(HEADERS, lines.toArray(byte[][]::new));
    }

    /** A literal field line with a literal name, without Huffman coding. */
    private static byte[] line(String name, String value) {
        return join(prefixed(0x20, 3, name.length()), text(name), string(value));
    }

    static byte[] string(String value) {
        return join(prefixed(0x00, 7, value.length()), text(value));
    }

    /** An integer after some bits (RFC 9204 §4.1.1). */
    private static byte[] prefixed(int pattern, int bits, int value) {
        int limit = (1 << bits) - 1;
        if (value < limit) {
            return bytes(pattern | value);
        }
        int rest = value - limit;
        return (rest < 128)
                ? bytes(pattern | limit, rest)
                : bytes(pattern | limit, (rest & 0x7f) | 0x80, rest >> 7);
    }

    /** What a response begins with: frame type, length, prefix of the section, and its status. */
    static String status(ByteBuf response) {
        int start = (response.readableBytes() > 1 && response.getByte(1) >= 0x40) ? 5 : 4;
        if (response.readableBytes() < start + 2) {
            return "nothing";
        }
        String field = ByteBufUtil.hexDump(response, start, 2);
        return STATUS.getOrDefault(
                field, STATUS.getOrDefault(field.substring(0, 2), "status " + field));
    }

    static String reset(long code) {
        for (Http3ErrorCode known : Http3ErrorCode.values()) {
            if (known.code() == code) {
                return known.name();
            }
        }
        return "reset 0x" + Long.toHexString(code);
    }
}
