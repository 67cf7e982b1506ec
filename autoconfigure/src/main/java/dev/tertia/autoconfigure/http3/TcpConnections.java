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

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;

import org.jspecify.annotations.Nullable;

import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The open TCP connections of a web server, and their orderly end. Thread-safe.
 *
 * <p>Reactor Netty looks at each connection from a thread of its own when a server is disposed: a
 * request that is read between that look and the close is cut, and a connection within its TLS
 * handshake is overlooked. So each is told on its event loop before.
 */
final class TcpConnections implements ChannelPipelineConfigurer {

    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    private volatile boolean draining;

    @Override
    public void onChannelInit(
            ConnectionObserver observer, Channel channel, @Nullable SocketAddress remoteAddress) {
        this.channels.add(channel);
        if (this.draining) {
            channel.eventLoop().execute(() -> end(channel));
        }
    }

    /** A server that was stopped may be started again. */
    void open() {
        this.draining = false;
    }

    boolean isDraining() {
        return this.draining;
    }

    /** Completes when each connection knows of its end, and none takes a further request. */
    CompletableFuture<Void> drain() {
        this.draining = true;
        List<CompletableFuture<Void>> told = new ArrayList<>();
        // No stream: the group shrinks meanwhile, and a stream trusts its size.
        for (Channel channel : this.channels) {
            told.add(CompletableFuture.runAsync(() -> end(channel), channel.eventLoop()));
        }
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    }

    /** Completes when those are closed that are open now. */
    CompletableFuture<Void> closed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        this.channels.newCloseFuture().addListener(done -> closed.complete(null));
        return closed;
    }

    /** Over HTTP/1.1 a connection has the operations of its request; over HTTP/2 a stream has. */
    private static void end(Channel channel) {
        if (channel.pipeline().get(NettyPipeline.ReactiveBridge) != null) {
            channel.pipeline()
                    .addBefore(NettyPipeline.ReactiveBridge, null, new FurtherRequestsGate());
        }
        ChannelOperations<?, ?> request = ChannelOperations.get(channel);
        if (request == null) {
            close(channel);
        } else {
            request.onTerminate().subscribe(null, error -> close(channel), () -> close(channel));
        }
    }

    /** Over HTTP/2 this sends GOAWAY, and closes after the last stream. */
    private static void close(Channel channel) {
        channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
