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

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;

import org.jspecify.annotations.Nullable;

import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The open connections of a listener, and what every one of them gets into its pipeline.
 *
 * <p>Thread-safe. Both the own transport and the fallback run a connection through it.
 */
final class QuicConnections implements ChannelPipelineConfigurer {

    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    private final PeerUnidirectionalStreams unidirectionalStreams = new PeerUnidirectionalStreams();

    private final RequestGuards requestGuards;

    private final RefusedConnection refusal = new RefusedConnection();

    private final AtomicInteger activeRequests = new AtomicInteger();

    private final LongAdder refused = new LongAdder();

    private volatile boolean draining;

    QuicConnections(RequestGuards requestGuards) {
        this.requestGuards = requestGuards;
    }

    @Override
    public void onChannelInit(
            ConnectionObserver observer, Channel channel, @Nullable SocketAddress remoteAddress) {
        if (channel instanceof QuicChannel connection) {
            if (this.draining) {
                this.refused.increment();
                connection.pipeline().addFirst(this.refusal);
            } else {
                track(connection);
            }
        }
    }

    private void track(QuicChannel channel) {
        QuicConnection connection = new QuicConnection(channel, this.activeRequests);
        channel.pipeline().addFirst(this.unidirectionalStreams, connection);
        channel.pipeline().addLast(this.requestGuards);
        this.channels.add(channel);
        if (this.draining) {
            // It began between the look at the flag and its entry into the group.
            connection.drain();
        }
    }

    int active() {
        return this.channels.size();
    }

    int activeRequests() {
        return this.activeRequests.get();
    }

    long refused() {
        return this.refused.sum();
    }

    boolean isDraining() {
        return this.draining;
    }

    /** Lets the requests in flight finish, refuses new ones, and closes each idle connection. */
    CompletableFuture<Void> drain() {
        this.draining = true;
        CompletableFuture<Void> drained = new CompletableFuture<>();
        forEach(QuicConnection::drain);
        this.channels.newCloseFuture().addListener(closed -> drained.complete(null));
        return drained;
    }

    /** Closes every connection with H3_NO_ERROR and waits until that is sent, or the time is up. */
    void close(Duration timeout) {
        this.draining = true;
        forEach(QuicConnection::close);
        this.channels.newCloseFuture().awaitUninterruptibly(timeout.toMillis());
    }

    private void forEach(Consumer<QuicConnection> action) {
        for (Channel channel : this.channels) {
            QuicConnection connection = channel.pipeline().get(QuicConnection.class);
            if (connection != null) {
                action.accept(connection);
            }
        }
    }
}
