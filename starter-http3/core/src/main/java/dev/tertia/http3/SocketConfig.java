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

/**
 * The UDP sockets of a listener. Immutable.
 *
 * @param count number of sockets, each with an event loop and thereby a core of its own. Where a
 *     port cannot be shared (only epoll can), there is one
 * @param receiveBuffer bytes that the kernel keeps for each socket until they are read (SO_RCVBUF);
 *     zero for what it does of itself. The kernel has a limit of its own
 * @param sendBuffer bytes that the kernel keeps for each socket until they are sent (SO_SNDBUF);
 *     zero for what it does of itself
 * @param segmentationOffload whether the kernel, or the network card, cuts what is sent into
 *     datagrams (UDP_SEGMENT), where it can
 * @since 0.1.0
 */
public record SocketConfig(
        int count, int receiveBuffer, int sendBuffer, boolean segmentationOffload) {

    /** Most sockets: more processors than that are not kept busy by one listener. */
    public static final int MAX_COUNT = 256;

    private static final int BUFFER = 2 << 20;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the number is not between 1 and {@link #MAX_COUNT}, or a
     *     size is negative
     */
    public SocketConfig {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "'count' must be between 1 and %d but was %d".formatted(MAX_COUNT, count));
        }
        notNegative("receiveBuffer", receiveBuffer);
        notNegative("sendBuffer", sendBuffer);
    }

    private static void notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "'%s' must not be negative but was %d".formatted(name, value));
        }
    }

    /**
     * Returns the defaults: one socket, buffers of 2 MiB, with offload.
     *
     * @return the defaults
     */
    public static SocketConfig defaults() {
        return new SocketConfig(1, BUFFER, BUFFER, true);
    }

    /**
     * Returns the same with another number of sockets.
     *
     * @param number number of sockets
     * @return another configuration
     * @throws IllegalArgumentException if the number is out of its range
     */
    public SocketConfig withCount(int number) {
        return new SocketConfig(
                number, this.receiveBuffer, this.sendBuffer, this.segmentationOffload);
    }
}
