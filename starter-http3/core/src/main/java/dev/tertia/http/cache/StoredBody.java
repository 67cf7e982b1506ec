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
package dev.tertia.http.cache;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

import java.nio.ByteBuffer;

/** The bytes of a stored response, on the heap, never changed. */
final class StoredBody {

    static final StoredBody EMPTY = new StoredBody(new byte[0]);

    private final byte[] bytes;

    /** Takes the bytes over: the caller must not change them any more. */
    StoredBody(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return this.bytes.length;
    }

    /** Returns a buffer on the same bytes that cannot be written to. */
    DataBuffer toBuffer(DataBufferFactory factory) {
        return factory.wrap(ByteBuffer.wrap(this.bytes).asReadOnlyBuffer());
    }
}
