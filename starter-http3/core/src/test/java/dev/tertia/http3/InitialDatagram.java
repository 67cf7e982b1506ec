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
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The first datagram of a real client, for tests that send it from where and as often as needed.
 */
final class InitialDatagram {

    private static final int TYPE_AND_VERSION = 5;

    private InitialDatagram() {}

    /** Lets a client connect to a socket that never answers, and returns what it sent. */
    static byte[] capture() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var tls =
                    QuicSslContextBuilder.forClient()
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .applicationProtocols("h3")
                            .build();
            var socket =
                    new Bootstrap()
                            .group(group)
                            .channel(NioDatagramChannel.class)
                            .handler(
                                    new QuicClientCodecBuilder()
                                            .sslContext(tls)
                                            .initialMaxData(1000)
                                            .build())
                            .bind(0)
                            .sync()
                            .channel();
            var connecting =
                    QuicChannel.newBootstrap(socket)
                            .streamHandler(new io.netty.channel.ChannelInboundHandlerAdapter())
                            .remoteAddress(silent.getLocalSocketAddress())
                            .connect();
            DatagramPacket first = new DatagramPacket(new byte[2000], 2000);
            silent.setSoTimeout(10_000);
            silent.receive(first);
            socket.close().sync();
            connecting.await(10, TimeUnit.SECONDS);
            return Arrays.copyOf(first.getData(), first.getLength());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    /** Returns a copy that carries a token; its packet can no longer be decrypted. */
    static byte[] withToken(byte[] datagram, byte[] destinationId, byte[] token) {
        int oldIdEnd = TYPE_AND_VERSION + 1 + datagram[TYPE_AND_VERSION];
        int sourceIdEnd = oldIdEnd + 1 + datagram[oldIdEnd];
        ByteBuffer changed =
                ByteBuffer.allocate(datagram.length + destinationId.length + token.length + 2)
                        .put(datagram, 0, TYPE_AND_VERSION)
                        .put((byte) destinationId.length)
                        .put(destinationId)
                        .put(datagram, oldIdEnd, sourceIdEnd - oldIdEnd)
                        .putShort((short) (0x4000 | token.length))
                        .put(token);
        int rest = sourceIdEnd + 1;
        changed.put(datagram, rest, datagram.length - rest);
        return Arrays.copyOf(changed.array(), changed.position());
    }

    static byte[] destinationId(byte[] datagram) {
        return Arrays.copyOfRange(
                datagram, TYPE_AND_VERSION + 1, TYPE_AND_VERSION + 1 + datagram[TYPE_AND_VERSION]);
    }
}
