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

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.concurrent.EventExecutor;

import reactor.netty.resources.LoopResources;

import java.util.ArrayList;
import java.util.List;

/** The event loops that a listener's sockets may run on. Immutable. */
final class SocketLoops {

    private final LoopResources resources;

    private final EventLoopGroup group;

    private final List<EventLoop> loops = new ArrayList<>();

    SocketLoops(LoopResources resources) {
        this.resources = resources;
        this.group = resources.onServer(LoopResources.DEFAULT_NATIVE);
        for (EventExecutor executor : this.group) {
            if (executor instanceof EventLoop loop) {
                this.loops.add(loop);
            }
        }
    }

    /** Tells whether several sockets can share a port, and the kernel can cut datagrams. */
    boolean isEpoll() {
        return EpollDatagramChannel.class.isAssignableFrom(
                this.resources.onChannelClass(DatagramChannel.class, this.group));
    }

    /** Returns the loop of a socket: another one for each, as long as there are enough. */
    EventLoopGroup loop(int socket) {
        return this.loops.isEmpty() ? this.group : this.loops.get(socket % this.loops.size());
    }

    ChannelFactory<DatagramChannel> channels() {
        return () -> this.resources.onChannel(DatagramChannel.class, this.group);
    }
}
