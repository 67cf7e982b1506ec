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

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Keeps a copy of a body while it passes, up to a size. It never takes a buffer over. Thread-safe,
 * since a body may be cancelled from anywhere.
 */
final class BodyCollector {

    private final int maxSize;

    private final CollectingBudget budget;

    private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BodyCollector(int maxSize, CollectingBudget budget) {
        this.maxSize = maxSize;
        this.budget = budget;
    }

    synchronized void add(DataBuffer buffer) {
        int size = buffer.readableByteCount();
        if (this.bytes == null) {
            return;
        }
        if ((long) this.bytes.size() + size > this.maxSize || !this.budget.take(size)) {
            discard();
            return;
        }
        byte[] copy = new byte[size];
        buffer.toByteBuffer(ByteBuffer.wrap(copy));
        this.bytes.writeBytes(copy);
    }

    /** Returns all bytes, or {@code null} if they were too many or are no longer wanted. */
    synchronized @Nullable StoredBody finish() {
        ByteArrayOutputStream collected = this.bytes;
        if (collected == null) {
            return null;
        }
        StoredBody body = new StoredBody(collected.toByteArray());
        discard();
        return body;
    }

    synchronized boolean isDiscarded() {
        return this.bytes == null;
    }

    synchronized void discard() {
        if (this.bytes != null) {
            this.budget.give(this.bytes.size());
            this.bytes = null;
        }
    }
}
