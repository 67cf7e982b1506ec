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

import io.netty.handler.codec.http3.Http3ErrorCode;

import org.jspecify.annotations.Nullable;

/** Which frames a stream may carry (RFC 9114 §7.2), as far as the codec does not know it. */
enum FrameRules {
    CONTROL,
    REQUEST;

    private static final long CANCEL_PUSH = 0x3;

    private static final long SETTINGS = 0x4;

    private static final long PUSH_PROMISE = 0x5;

    private static final long GOAWAY = 0x7;

    private static final long MAX_PUSH_ID = 0xd;

    /** Looks at the type of the next frame. */
    @Nullable Http3ErrorCode check(long type, boolean first) {
        return switch (this) {
            case CONTROL -> (first && type != SETTINGS) ? Http3ErrorCode.H3_MISSING_SETTINGS : null;
            // The codec would decode the fields of a promise before it refuses it.
            case REQUEST -> (type == PUSH_PROMISE) ? Http3ErrorCode.H3_FRAME_UNEXPECTED : null;
        };
    }

    /** Whether a frame has nothing but integers in it: the codec would read on beyond its end. */
    static boolean hasIntegers(long type) {
        return type == SETTINGS || hasOneInteger(type);
    }

    static boolean hasOneInteger(long type) {
        return type == CANCEL_PUSH || type == GOAWAY || type == MAX_PUSH_ID;
    }

    /** Whether a frame of this type may hold that many integers. */
    static boolean mayHold(long type, int integers) {
        return hasOneInteger(type) ? integers == 1 : integers % 2 == 0;
    }
}
