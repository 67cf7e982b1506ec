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

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http3.Http3Headers;

/** How much of a body there is, and how much was announced (RFC 9114 §4.1.2). */
final class RequestBody {

    private static final long NOT_ANNOUNCED = -1;

    private final long announced;

    private long received;

    private RequestBody(long announced) {
        this.announced = announced;
    }

    /** The codec has seen to it that there is one valid content-length at most. */
    static RequestBody of(Http3Headers headers) {
        return new RequestBody(headers.getLong(HttpHeaderNames.CONTENT_LENGTH, NOT_ANNOUNCED));
    }

    void add(int bytes) {
        this.received += bytes;
    }

    /**
     * Asked when trailers or the end of the stream come; the codec sees for itself when there is
     * too much.
     */
    boolean isComplete() {
        return this.announced == NOT_ANNOUNCED || this.announced == this.received;
    }
}
