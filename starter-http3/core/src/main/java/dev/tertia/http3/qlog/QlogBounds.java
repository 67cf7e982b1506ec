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
package dev.tertia.http3.qlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Keeps what is in a directory within its bounds, by deleting the oldest files. Blocks. */
final class QlogBounds {

    private final QlogDirectory directory;

    private final long maxSize;

    private final int maxFinished;

    QlogBounds(QlogConfig config) {
        this.directory = new QlogDirectory(config.directory());
        this.maxSize = config.maxTotalSize();
        // What is left is for those that begin before the next look.
        this.maxFinished = config.maxFiles() - config.maxConnections();
    }

    /** Tells whether there is room for more, with the help of deleting finished files. */
    boolean makeRoom(Predicate<Path> inUse) throws IOException {
        List<QlogDirectory.Entry> entries = this.directory.entries();
        List<QlogDirectory.Entry> finished =
                entries.stream().filter(entry -> !inUse.test(entry.path())).toList();
        long size = entries.stream().mapToLong(QlogDirectory.Entry::size).sum();
        int left = finished.size();
        for (QlogDirectory.Entry oldest : finished) {
            if (size < this.maxSize && left <= this.maxFinished) {
                break;
            }
            Files.deleteIfExists(oldest.path());
            size -= oldest.size();
            left--;
        }
        return size < this.maxSize;
    }
}
