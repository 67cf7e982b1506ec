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
import java.nio.file.Path;

/**
 * Thrown when event logs cannot be written to their folder.
 *
 * @since 0.1.0
 */
public final class QlogDirectoryException extends RuntimeException {

    private final Path directory;

    QlogDirectoryException(Path directory, IOException cause) {
        super(
                "Cannot write event logs of QUIC connections to %s (%s), choose a folder that this process can write"
                        .formatted(directory, cause),
                cause);
        this.directory = directory;
    }

    /**
     * Returns the folder that was to hold the files.
     *
     * @return the folder
     */
    public Path getDirectory() {
        return this.directory;
    }
}
