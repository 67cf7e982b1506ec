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

/** What a unidirectional stream is for (RFC 9114 §6.2, RFC 9204 §4.2). */
enum PeerStreamType {

    /** Its frames are whole when the codec reads them: only a setting's value can be wrong. */
    CONTROL(Http3ErrorCode.H3_SETTINGS_ERROR),
    PUSH(Http3ErrorCode.H3_STREAM_CREATION_ERROR),
    QPACK_ENCODER(Http3ErrorCode.QPACK_ENCODER_STREAM_ERROR),
    QPACK_DECODER(Http3ErrorCode.QPACK_DECODER_STREAM_ERROR),
    UNKNOWN(Http3ErrorCode.H3_GENERAL_PROTOCOL_ERROR);

    private static final PeerStreamType[] BY_NUMBER = {CONTROL, PUSH, QPACK_ENCODER, QPACK_DECODER};

    private final Http3ErrorCode error;

    PeerStreamType(Http3ErrorCode error) {
        this.error = error;
    }

    static PeerStreamType of(long number) {
        return (number < BY_NUMBER.length) ? BY_NUMBER[(int) number] : UNKNOWN;
    }

    /** The error if what comes on such a stream cannot be decoded. */
    Http3ErrorCode error() {
        return this.error;
    }

    boolean isCritical() {
        return this != PUSH && this != UNKNOWN;
    }
}
