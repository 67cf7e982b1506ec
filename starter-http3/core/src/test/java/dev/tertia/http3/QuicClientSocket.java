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
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One UDP socket of a client, for as many connections as one likes. */
final class QuicClientSocket implements AutoCloseable {

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final InetSocketAddress server;

    private final Channel socket;

    QuicClientSocket(InetSocketAddress server, String address) throws Exception {
        this.server = server;
        var tls =
                QuicSslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .applicationProtocols("h3")
                        .build();
        var codec =
                new QuicClientCodecBuilder()
                        .sslContext(tls)
                        .maxIdleTimeout(300, TimeUnit.SECONDS)
                        .initialMaxData(1 << 20)
                        .initialMaxStreamDataBidirectionalLocal(1 << 20)
                        .initialMaxStreamDataUnidirectional(1 << 20)
                        .initialMaxStreamsUnidirectional(10)
                        .build();
        this.socket =
                new Bootstrap()
                        .group(this.group)
                        .channel(NioDatagramChannel.class)
                        .handler(codec)
                        .bind(address, 0)
                        .sync()
                        .channel();
    }

    Future<QuicChannel> connect() {
        return connect(error -> {});
    }

    /** Connects, and tells the error that the server closes the connection with. */
    Future<QuicChannel> connect(IntConsumer closed) {
        return QuicChannel.newBootstrap(this.socket)
                .handler(new CloseEvents(closed))
                .streamHandler(new ChannelInboundHandlerAdapter())
                .remoteAddress(this.server)
                .connect();
    }

    @Override
    public void close() {
        this.socket.close().awaitUninterruptibly();
        this.group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class CloseEvents extends ChannelInboundHandlerAdapter {

        private final IntConsumer closed;

        CloseEvents(IntConsumer closed) {
            this.closed = closed;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof QuicConnectionCloseEvent close) {
                this.closed.accept(close.error());
            }
            ctx.fireUserEventTriggered(event);
        }
    }
}
