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
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Shakes hands with a QUIC server of this machine. */
final class QuicHandshake {

    private QuicHandshake() {}

    private static ChannelHandler codec(String serverName, int port) {
        var tls =
                QuicSslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .applicationProtocols("h3")
                        .build();
        return new QuicClientCodecBuilder()
                .sslEngineProvider(q -> tls.newEngine(q.alloc(), serverName, port))
                .initialMaxData(1 << 20)
                .initialMaxStreamsUnidirectional(3)
                .initialMaxStreamDataUnidirectional(1024)
                .build();
    }

    /** Returns the certificate that is shown to who asks for this name. */
    static Certificate certificate(String serverName, int port) throws Exception {
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            var socket =
                    new Bootstrap()
                            .group(group)
                            .channel(NioDatagramChannel.class)
                            .handler(codec(serverName, port))
                            .bind(0)
                            .sync()
                            .channel();
            QuicChannel connection =
                    QuicChannel.newBootstrap(socket)
                            .streamHandler(new ChannelInboundHandlerAdapter())
                            .remoteAddress(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                            .connect()
                            .get(10, TimeUnit.SECONDS);
            Certificate[] chain =
                    Objects.requireNonNull(connection.sslEngine())
                            .getSession()
                            .getPeerCertificates();
            connection.close().sync();
            socket.close().sync();
            return chain[0];
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }
}
