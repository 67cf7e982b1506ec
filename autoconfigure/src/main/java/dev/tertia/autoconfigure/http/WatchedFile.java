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
package dev.tertia.autoconfigure.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A file that is compared with what it was. Its content is compared, not its time: what replaces
 * files in clusters and containers does so by links that keep the times.
 */
final class WatchedFile {

    private final @Nullable Resource resource;

    private final DataSize maxSize;

    private byte @Nullable [] last;

    WatchedFile(@Nullable Resource resource, DataSize maxSize) {
        this.resource = resource;
        this.maxSize = maxSize;
    }

    boolean isThere() {
        return this.resource != null;
    }

    /**
     * Returns the content if it is another than the last time. One that fails is not told twice.
     */
    synchronized byte @Nullable [] change() {
        byte[] content = (this.resource != null) ? read(this.resource) : null;
        if (content == null || Arrays.equals(content, this.last)) {
            return null;
        }
        this.last = content;
        return content;
    }

    private byte[] read(Resource from) {
        int limit = Math.toIntExact(this.maxSize.toBytes());
        try (InputStream stream = from.getInputStream()) {
            byte[] content = stream.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new IllegalStateException(
                        "%s is larger than %s".formatted(from.getDescription(), this.maxSize));
            }
            return content;
        } catch (IOException ex) {
            throw new UncheckedIOException(from.getDescription() + " cannot be read", ex);
        }
    }

    @Override
    public String toString() {
        return (this.resource != null) ? String.valueOf(this.resource.getFilename()) : "";
    }
}
