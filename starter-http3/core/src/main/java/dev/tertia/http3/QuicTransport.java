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
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The own UDP side: one or more sockets on one address, each with a QUIC codec behind it. */
final class QuicTransport implements QuicEndpoint {

    private static final Logger logger = LoggerFactory.getLogger(QuicTransport.class);

    private static final long TIMEOUT_SECONDS = 10;

    /** As channels have it of themselves; an allocator that is given to them says 1 otherwise. */
    private static final int MESSAGES_PER_READ = 16;

    /** Some clients send more than they were told to accept. */
    private static final int MIN_RECEIVE = 2048;

    private final List<Channel> sockets;

    private QuicTransport(List<Channel> sockets) {
        this.sockets = sockets;
    }

    /** Returns how many sockets there can be of those that are wanted. */
    static int count(SocketConfig config, SocketLoops loops) {
        if (config.count() > 1 && !loops.isEpoll()) {
            logger.warn(
                    "HTTP/3 runs on one UDP socket and thereby on one core instead of {}, and the"
                            + " kernel does not cut datagrams: only epoll (Linux) can do that",
                    config.count());
            return 1;
        }
        return config.count();
    }

    static QuicTransport bind(
            InetSocketAddress address,
            Http3ListenerConfig config,
            SocketLoops loops,
            SocketPipeline pipeline,
            int count) {
        InetSocketAddress free = (count > 1) ? free(address) : address;
        List<Channel> sockets = new ArrayList<>(count);
        try {
            for (int socket = 0; socket < count; socket++) {
                Bootstrap bootstrap = bootstrap(config, loops, count > 1);
                bootstrap.group(loops.loop(socket)).handler(pipeline.initializer(socket));
                sockets.add(bind(bootstrap, free));
            }
        } catch (Http3BindException ex) {
            close(sockets);
            throw ex;
        }
        new SocketBuffers(config.sockets()).check(sockets.getFirst(), loops.isEpoll());
        return new QuicTransport(List.copyOf(sockets));
    }

    private static Bootstrap bootstrap(
            Http3ListenerConfig config, SocketLoops loops, boolean shared) {
        int largest = Math.max(MIN_RECEIVE, config.paths().maxReceivePayload());
        Bootstrap bootstrap =
                new Bootstrap()
                        .channelFactory(loops.channels())
                        .option(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(largest)
                                        .maxMessagesPerRead(MESSAGES_PER_READ));
        new SocketBuffers(config.sockets()).apply(bootstrap);
        return shared ? bootstrap.option(UnixChannelOption.SO_REUSEPORT, true) : bootstrap;
    }

    /**
     * Makes sure that nobody has the port: with SO_REUSEPORT another application of the same user
     * could have it as well, and each would get a part of the other's packets.
     */
    private static InetSocketAddress free(InetSocketAddress address) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.setReuseAddress(false);
            socket.bind(address);
            return new InetSocketAddress(address.getAddress(), socket.getLocalPort());
        } catch (IOException ex) {
            throw new Http3BindException(address, ex);
        }
    }

    private static Channel bind(Bootstrap bootstrap, InetSocketAddress address) {
        ChannelFuture bound = bootstrap.bind(address);
        if (!bound.awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                || !bound.isSuccess()
                || !SocketPipeline.isComplete(bound.channel())) {
            bound.channel().close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            throw new Http3BindException(address, bound.cause());
        }
        return bound.channel();
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) this.sockets.getFirst().localAddress();
    }

    @Override
    public List<? extends Executor> loops() {
        return this.sockets.stream().map(Channel::eventLoop).toList();
    }

    @Override
    public boolean isOpen() {
        return this.sockets.getFirst().isActive();
    }

    @Override
    public void close() {
        close(this.sockets);
    }

    private static void close(List<Channel> sockets) {
        ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        all.addAll(sockets);
        all.close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
