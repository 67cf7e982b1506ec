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

import java.net.InetSocketAddress;

/**
 * Thrown when the UDP address of a listener cannot be bound.
 *
 * @since 0.1.0
 */
public final class Http3BindException extends RuntimeException {

    private final InetSocketAddress address;

    /**
     * Creates a new exception.
     *
     * @param address the address that was asked for
     * @param cause what the operating system said
     */
    public Http3BindException(InetSocketAddress address, @Nullable Throwable cause) {
        super(
                "Cannot bind udp/%d on %s: %s"
                        .formatted(
                                address.getPort(),
                                address.getAddress(),
                                (cause != null)
                                        ? cause.getMessage()
                                        : "no answer from the event loop"),
                cause);
        this.address = address;
    }

    /**
     * Returns the address that could not be bound.
     *
     * @return the address that was asked for
     */
    public InetSocketAddress getAddress() {
        return this.address;
    }

    /**
     * Tells whether another socket has the address.
     *
     * @return {@code false} if the reason is another one, or not known
     */
    public boolean isAddressInUse() {
        Throwable cause = getCause();
        // The words of the operating system: neither Netty nor the JDK has a type for it.
        return cause != null && String.valueOf(cause.getMessage()).contains("in use");
    }
}
