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

import org.jspecify.annotations.Nullable;

/**
 * Thrown when Netty's native QUIC library cannot be loaded on this platform.
 *
 * @since 0.1.0
 */
public final class QuicUnavailableException extends RuntimeException {

    /**
     * Creates a new exception.
     *
     * @param cause why the library could not be loaded
     */
    public QuicUnavailableException(@Nullable Throwable cause) {
        super(
                "Netty's native QUIC library cannot be loaded on %s/%s"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                cause);
    }
}
