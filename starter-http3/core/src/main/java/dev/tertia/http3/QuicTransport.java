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
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicCodecDispatcher;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;

import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The own UDP side: a socket, the QUIC codec behind it, and ids that lead a packet back to it. */
final class QuicTransport implements QuicEndpoint {

    private static final long TIMEOUT_SECONDS = 10;

    private final Channel socket;

    private QuicTransport(Channel socket) {
        this.socket = socket;
    }

    static QuicTransport bind(
            InetSocketAddress address,
            QuicTransportConfig config,
            QuicSslContext sslContext,
            QuicConnectionHandler handler,
            LoopResources loops) {
        EventLoopGroup group = loops.onServer(LoopResources.DEFAULT_NATIVE);
        ChannelFuture bound =
                new Bootstrap()
                        .group(group)
                        .channelFactory(() -> loops.onChannel(DatagramChannel.class, group))
                        .handler(new Dispatcher(codec(config, sslContext, handler)))
                        .bind(address);
        if (!bound.awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS) || !bound.isSuccess()) {
            bound.channel().close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            throw new Http3BindException(address, bound.cause());
        }
        return new QuicTransport(bound.channel());
    }

    private static QuicServerCodecBuilder codec(
            QuicTransportConfig config, QuicSslContext sslContext, QuicConnectionHandler handler) {
        QuicServerCodecBuilder builder =
                Http3.newQuicServerCodecBuilder()
                        .sslContext(sslContext)
                        .handler(handler.initializer())
                        .maxIdleTimeout(config.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .initialMaxData(config.connectionWindow())
                        .initialMaxStreamDataBidirectionalLocal(config.streamWindow())
                        .initialMaxStreamDataBidirectionalRemote(config.streamWindow())
                        .initialMaxStreamsBidirectional(config.maxConcurrentStreams());
        for (Map.Entry<ChannelOption<?>, Object> option : handler.streamOptions().entrySet()) {
            streamOption(builder, option.getKey(), option.getValue());
        }
        return builder;
    }

    @SuppressWarnings("unchecked") // the option was paired with its value by Reactor Netty
    private static <T> void streamOption(
            QuicServerCodecBuilder builder, ChannelOption<T> option, Object value) {
        builder.streamOption(option, (T) value);
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) this.socket.localAddress();
    }

    @Override
    public boolean isOpen() {
        return this.socket.isActive();
    }

    @Override
    public void close() {
        this.socket.close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Writes the socket's number into each connection id, so that any socket finds the owner. */
    private static final class Dispatcher extends QuicCodecDispatcher {

        private final QuicServerCodecBuilder codec;

        Dispatcher(QuicServerCodecBuilder codec) {
            this.codec = codec;
        }

        @Override
        protected void initChannel(
                Channel channel, int connectionIdLength, QuicConnectionIdGenerator ids) {
            channel.pipeline()
                    .addLast(
                            this.codec
                                    .clone()
                                    .localConnectionIdLength(connectionIdLength)
                                    .connectionIdAddressGenerator(ids)
                                    .build());
        }
    }
}
