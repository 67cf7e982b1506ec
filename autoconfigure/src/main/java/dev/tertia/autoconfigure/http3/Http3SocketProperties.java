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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.SocketConfig;
import dev.tertia.http3.SocketCount;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The UDP sockets.
 *
 * @param receiveBuffer Size of the kernel's buffer for what a socket receives (SO_RCVBUF). Zero
 *     leaves it to the kernel, which also has a limit.
 * @param sendBuffer Size of the kernel's buffer for what a socket sends (SO_SNDBUF). Zero leaves it
 *     to the kernel, which also has a limit.
 * @param segmentationOffload Whether the kernel or the network card cuts what is sent into
 *     datagrams (UDP_SEGMENT, Linux only).
 * @since 0.1.0
 */
public record Http3SocketProperties(
        @DefaultValue("2MB") DataSize receiveBuffer,
        @DefaultValue("2MB") DataSize sendBuffer,
        @DefaultValue("true") boolean segmentationOffload) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Http3SocketProperties {
        requireSize("receive-buffer", receiveBuffer);
        requireSize("send-buffer", sendBuffer);
    }

    private static void requireSize(String name, DataSize size) {
        Assert.isTrue(
                !size.isNegative() && size.toBytes() <= Integer.MAX_VALUE,
                () ->
                        "'tertia.http3.socket.%s' must be between 0 and 2047MB but was %s"
                                .formatted(name, size));
    }

    SocketConfig config(SocketCount count) {
        return new SocketConfig(
                count.value(),
                (int) this.receiveBuffer.toBytes(),
                (int) this.sendBuffer.toBytes(),
                this.segmentationOffload);
    }
}
