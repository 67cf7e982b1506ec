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

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A QUIC connection to a server of this machine that asks for nothing. */
final class HeldConnection implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private final QuicChannel connection;

    HeldConnection(int port) throws Exception {
        var tls =
                QuicSslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .applicationProtocols("h3")
                        .build();
        var codec =
                new QuicClientCodecBuilder()
                        .sslContext(tls)
                        .maxIdleTimeout(30, TimeUnit.SECONDS)
                        .initialMaxData(1 << 20)
                        .initialMaxStreamsUnidirectional(3)
                        .initialMaxStreamDataUnidirectional(1 << 10)
                        .build();
        var socket =
                new Bootstrap()
                        .group(this.group)
                        .channel(NioDatagramChannel.class)
                        .handler(codec)
                        .bind(0)
                        .sync()
                        .channel();
        this.connection =
                QuicChannel.newBootstrap(socket)
                        .handler(new CloseEvents())
                        .streamHandler(new Streams())
                        .remoteAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .connect()
                        .get(10, TimeUnit.SECONDS);
    }

    /** Waits until the server closes it, and returns the error code it gives. */
    int awaitClose() throws Exception {
        return this.closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        this.connection.close().awaitUninterruptibly();
        this.connection.parent().close().awaitUninterruptibly();
        this.group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class Streams extends ChannelInboundHandlerAdapter {

        @Override
        public boolean isSharable() {
            return true;
        }
    }

    private final class CloseEvents extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof QuicConnectionCloseEvent close) {
                HeldConnection.this.closed.complete(close.error());
            }
            ctx.fireUserEventTriggered(event);
        }
    }
}
