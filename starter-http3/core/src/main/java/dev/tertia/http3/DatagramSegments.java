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

import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;

/** What becomes several datagrams where the kernel cuts it (UDP_SEGMENT). */
final class DatagramSegments {

    private DatagramSegments() {}

    /** Returns the bytes of each datagram but the last, which may be shorter. */
    static int size(DatagramPacket packet) {
        int length = packet.content().readableBytes();
        return (packet instanceof SegmentedDatagramPacket segmented && segmented.segmentSize() > 0)
                ? Math.min(length, segmented.segmentSize())
                : length;
    }

    /** Returns the number of datagrams. */
    static int count(DatagramPacket packet) {
        int size = size(packet);
        return (size > 0) ? Math.ceilDiv(packet.content().readableBytes(), size) : 0;
    }
}
