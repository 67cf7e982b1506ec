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
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.codec.quic.QuicTransportParameters;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A QUIC connection without HTTP/3 above it: tests write the bytes of streams themselves. */
final class RawQuicClient implements AutoCloseable {

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private final BlockingQueue<Long> resets = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    private final QuicChannel connection;

    RawQuicClient(InetSocketAddress server) throws Exception {
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
                        .initialMaxStreamDataBidirectionalLocal(1 << 20)
                        .initialMaxStreamDataUnidirectional(1 << 20)
                        .initialMaxStreamsUnidirectional(10)
                        .build();
        Channel socket =
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
                        .streamHandler(new PeerStreams())
                        .remoteAddress(server)
                        .connect()
                        .get(10, TimeUnit.SECONDS);
    }

    void openUnidirectional(int... bytes) throws Exception {
        QuicStreamChannel stream =
                this.connection
                        .createStream(
                                QuicStreamType.UNIDIRECTIONAL, new ChannelInboundHandlerAdapter())
                        .get(10, TimeUnit.SECONDS);
        stream.writeAndFlush(buffer(bytes)).sync();
    }

    QuicStreamChannel beginRequest(int... bytes) throws Exception {
        QuicStreamChannel stream = reserveRequest();
        stream.writeAndFlush(buffer(bytes)).sync();
        return stream;
    }

    RawStream request() throws Exception {
        return RawStream.open(this.connection, QuicStreamType.BIDIRECTIONAL);
    }

    /** Opens the stream that a client begins with. */
    RawStream control(byte[]... frames) throws Exception {
        return unidirectional(0x00).write(frames);
    }

    RawStream unidirectional(long type) throws Exception {
        return unidirectional().write(Wire.integer(type));
    }

    /** Its type is for the test to write. */
    RawStream unidirectional() throws Exception {
        return RawStream.open(this.connection, QuicStreamType.UNIDIRECTIONAL);
    }

    /** Takes the next id: the server knows nothing of the request before its first bytes. */
    QuicStreamChannel reserveRequest() throws Exception {
        return this.connection
                .createStream(QuicStreamType.BIDIRECTIONAL, new Resets())
                .get(10, TimeUnit.SECONDS);
    }

    static ByteBuf buffer(int... bytes) {
        ByteBuf content = Unpooled.buffer();
        for (int part : bytes) {
            content.writeByte(part);
        }
        return content;
    }

    QuicTransportParameters peerTransportParameters() {
        return Objects.requireNonNull(this.connection.peerTransportParameters());
    }

    /** Waits until the server closes the connection and returns the error code it gives. */
    int awaitClose() throws Exception {
        return this.closed.get(10, TimeUnit.SECONDS);
    }

    /** Closes the connection with an error code of HTTP/3. */
    void close(Http3ErrorCode error) {
        this.connection.close(true, error.code(), Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
    }

    @Override
    public void close() {
        this.connection.close().awaitUninterruptibly();
        this.connection.parent().close().awaitUninterruptibly();
        this.group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Waits until the server resets a request and returns the error code it gives. */
    long awaitReset() throws Exception {
        return Objects.requireNonNull(this.resets.poll(10, TimeUnit.SECONDS));
    }

    /** Waits until the server has sent these bytes on a unidirectional stream, in one piece. */
    void awaitUnidirectional(String hex) throws Exception {
        String bytes = this.received.poll(10, TimeUnit.SECONDS);
        while (!hex.equals(bytes)) {
            bytes = Objects.requireNonNull(this.received.poll(10, TimeUnit.SECONDS));
        }
    }

    private final class Resets extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (cause instanceof QuicStreamResetException reset) {
                RawQuicClient.this.resets.add(reset.applicationProtocolCode());
            }
        }
    }

    private final class PeerStreams extends ChannelInboundHandlerAdapter {

        @Override
        public boolean isSharable() {
            return true;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            RawQuicClient.this.received.add(ByteBufUtil.hexDump(bytes));
            bytes.release();
        }
    }

    private final class CloseEvents extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof QuicConnectionCloseEvent close) {
                RawQuicClient.this.closed.complete(close.error());
            }
            ctx.fireUserEventTriggered(event);
        }
    }
}
