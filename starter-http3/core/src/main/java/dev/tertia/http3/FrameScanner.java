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
import io.netty.handler.codec.http3.Http3ErrorCode;

import org.jspecify.annotations.Nullable;

/**
 * Follows the frames of a stream without decoding them (RFC 9114 §7.1): it tells where one ends,
 * which the codec does not.
 */
final class FrameScanner {

    private enum Part {
        TYPE,
        LENGTH,
        PAYLOAD
    }

    private final FrameRules rules;

    private final VariableLengthInteger integer = new VariableLengthInteger();

    private Part part = Part.TYPE;

    private boolean first = true;

    private long type;

    /** What is left of the payload. */
    private long remaining;

    private int integers;

    FrameScanner(FrameRules rules) {
        this.rules = rules;
    }

    /** Whether the stream must not end here. */
    boolean isInsideFrame() {
        return this.part != Part.TYPE || this.integer.missing() > 0;
    }

    /**
     * Looks at the next bytes of the stream and leaves them as they are.
     *
     * @return the first error in them; then there is nothing to scan any more
     */
    @Nullable Http3ErrorCode scan(ByteBuf bytes) {
        int index = bytes.readerIndex();
        Http3ErrorCode error = null;
        while (error == null && index < bytes.writerIndex()) {
            if (this.part == Part.PAYLOAD && !FrameRules.hasIntegers(this.type)) {
                index += skip(bytes.writerIndex() - index);
            } else {
                error = take(bytes.getByte(index++));
            }
        }
        return error;
    }

    private int skip(int available) {
        int skipped = (int) Math.min(available, this.remaining);
        this.remaining -= skipped;
        if (this.remaining == 0) {
            this.part = Part.TYPE;
        }
        return skipped;
    }

    private @Nullable Http3ErrorCode take(byte next) {
        boolean complete = this.integer.add(next);
        if (this.part == Part.PAYLOAD) {
            return payload(complete);
        }
        if (!complete) {
            return null;
        }
        return (this.part == Part.TYPE) ? type(this.integer.value()) : length(this.integer.value());
    }

    private @Nullable Http3ErrorCode type(long value) {
        Http3ErrorCode error = this.rules.check(value, this.first);
        this.type = value;
        this.first = false;
        this.part = Part.LENGTH;
        return error;
    }

    private @Nullable Http3ErrorCode length(long value) {
        this.remaining = value;
        this.integers = 0;
        if (value > 0) {
            this.part = Part.PAYLOAD;
            return null;
        }
        return end();
    }

    private @Nullable Http3ErrorCode payload(boolean complete) {
        this.remaining--;
        if (complete) {
            this.integers++;
        }
        if (this.integer.missing() > this.remaining) {
            return Http3ErrorCode.H3_FRAME_ERROR;
        }
        return (this.remaining == 0) ? end() : null;
    }

    private @Nullable Http3ErrorCode end() {
        this.part = Part.TYPE;
        return (!FrameRules.hasIntegers(this.type) || FrameRules.mayHold(this.type, this.integers))
                ? null
                : Http3ErrorCode.H3_FRAME_ERROR;
    }
}
