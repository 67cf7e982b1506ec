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

import java.nio.file.Path;

/**
 * Which connections write an event log (qlog, draft-ietf-quic-qlog-main-schema), and what the files
 * may take. Immutable.
 *
 * <p>A file cannot be cut while its connection is open, as the QUIC library writes it. So {@code
 * maxTotalSize} is what the files may take for a further one to begin: they can be larger by what
 * the open ones, {@code maxConnections} at most, go on to write until their connections end.
 *
 * @param directory folder of the files, of this process alone; made if it is missing, for its user
 *     alone
 * @param sampleRatio share of the connections that are logged, from 0 to 1
 * @param maxTotalSize bytes of all files, those of earlier processes included, from which on the
 *     oldest finished files are deleted, and no connection is logged until that suffices
 * @param maxFiles most files at any time
 * @param maxConnections most connections that are logged at once
 * @since 0.1.0
 */
public record QlogConfig(
        Path directory, double sampleRatio, long maxTotalSize, int maxFiles, int maxConnections) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the folder's name has characters that the QUIC library
     *     cannot read, the ratio is not between 0 and 1, a number is not positive, or there may be
     *     no more files than connections that are logged at once
     */
    public QlogConfig {
        requireNativeName(directory);
        // Not a number is in no range.
        if (!(sampleRatio >= 0 && sampleRatio <= 1)) {
            throw new IllegalArgumentException(
                    "'sampleRatio' must be between 0 and 1 but was " + sampleRatio);
        }
        if (maxTotalSize <= 0) {
            throw new IllegalArgumentException(
                    "'maxTotalSize' must be positive but was " + maxTotalSize);
        }
        if (maxConnections <= 0) {
            throw new IllegalArgumentException(
                    "'maxConnections' must be positive but was " + maxConnections);
        }
        if (maxFiles <= maxConnections) {
            throw new IllegalArgumentException(
                    "'maxFiles' must be greater than 'maxConnections' (%d) but was %d"
                            .formatted(maxConnections, maxFiles));
        }
    }

    /** The QUIC library ends the process when it meets one of these characters. */
    private static void requireNativeName(Path directory) {
        if (directory.toString().chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
            throw new IllegalArgumentException(
                    "'directory' must have no characters beyond U+FFFF in its name but was "
                            + directory);
        }
    }

    /**
     * Returns the defaults: one of a hundred connections, ten at once, 1,000 files of 100 MB in
     * all.
     *
     * @param directory folder of the files
     * @return the defaults
     */
    public static QlogConfig in(Path directory) {
        return new QlogConfig(directory, 0.01, 100 << 20, 1000, 10);
    }
}
