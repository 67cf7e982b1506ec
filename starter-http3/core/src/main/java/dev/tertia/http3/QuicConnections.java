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

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;

import org.jspecify.annotations.Nullable;

import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;

import java.net.SocketAddress;
import java.time.Duration;

/**
 * The open connections of a listener, and what every one of them gets into its pipeline.
 *
 * <p>Thread-safe. Both the own transport and the fallback run a connection through it.
 */
final class QuicConnections implements ChannelPipelineConfigurer {

    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    private final PeerUnidirectionalStreams unidirectionalStreams = new PeerUnidirectionalStreams();

    private final RequestStreams requestStreams = new RequestStreams();

    @Override
    public void onChannelInit(
            ConnectionObserver observer, Channel channel, @Nullable SocketAddress remoteAddress) {
        if (channel instanceof QuicChannel connection) {
            this.channels.add(connection);
            connection.pipeline().addFirst(this.unidirectionalStreams);
            connection.pipeline().addLast(this.requestStreams);
        }
    }

    int active() {
        return this.channels.size();
    }

    int activeRequests() {
        return this.requestStreams.active();
    }

    /** Closes every connection with H3_NO_ERROR and waits until that is sent, or the time is up. */
    void close(Duration timeout) {
        this.channels.forEach(channel -> close((QuicChannel) channel));
        this.channels.newCloseFuture().awaitUninterruptibly(timeout.toMillis());
    }

    private static void close(QuicChannel connection) {
        connection
                .close(true, Http3ErrorCode.H3_NO_ERROR.code(), Unpooled.EMPTY_BUFFER)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
