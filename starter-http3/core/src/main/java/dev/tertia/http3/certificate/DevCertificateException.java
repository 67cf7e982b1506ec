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
package dev.tertia.http3.certificate;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Thrown when the development certificate can neither be read nor made.
 *
 * @since 0.1.0
 */
public final class DevCertificateException extends RuntimeException {

    private final Path directory;

    DevCertificateException(Path directory, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.directory = directory;
    }

    /**
     * Returns the folder that was to hold the certificate.
     *
     * @return the folder
     */
    public Path getDirectory() {
        return this.directory;
    }
}
