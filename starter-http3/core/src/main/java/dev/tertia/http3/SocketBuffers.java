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

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buffers that the kernel has for a socket.
 *
 * @param config their sizes
 */
record SocketBuffers(SocketConfig config) {

    private static final Logger logger = LoggerFactory.getLogger(SocketBuffers.class);

    /** Linux counts what it needs for itself as well, and tells twice of what it was asked for. */
    private static final int ACCOUNTING = 2;

    void apply(Bootstrap bootstrap) {
        if (this.config.receiveBuffer() > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, this.config.receiveBuffer());
        }
        if (this.config.sendBuffer() > 0) {
            bootstrap.option(ChannelOption.SO_SNDBUF, this.config.sendBuffer());
        }
    }

    /** Says what to do when the kernel has given less. */
    void check(Channel socket, boolean linux) {
        int factor = linux ? ACCOUNTING : 1;
        check(
                "receive",
                this.config.receiveBuffer(),
                socket.config().getOption(ChannelOption.SO_RCVBUF) / factor,
                "net.core.rmem_max");
        check(
                "send",
                this.config.sendBuffer(),
                socket.config().getOption(ChannelOption.SO_SNDBUF) / factor,
                "net.core.wmem_max");
    }

    private static void check(String name, int wanted, int granted, String limit) {
        if (granted < wanted) {
            logger.info(
                    "The {} buffer of the UDP socket has {} bytes instead of {}, as the kernel"
                        + " allows no more: under load, datagrams get lost sooner. On Linux raise"
                        + " it with: sysctl -w {}={}",
                    name,
                    granted,
                    wanted,
                    limit,
                    wanted);
        }
    }
}
