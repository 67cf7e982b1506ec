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
package dev.tertia.http3.probe;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Shakes hands over QUIC (RFC 9001) with a listener of this process, and sends no request.
 * Thread-safe.
 *
 * <p>Each run has a socket and a TLS context of its own: a resumed session would show the
 * certificate of the handshake before.
 *
 * @since 0.1.0
 */
public final class QuicProbe {

    private static final String ALPN = "h3";

    /** What a server opens of its own: control, QPACK encoder, QPACK decoder. */
    private static final int SERVER_STREAMS = 3;

    private static final int WINDOW = 64 << 10;

    private final InetSocketAddress server;

    private final LoopResources loops;

    private final ProbeSockets sockets;

    /**
     * Creates a new probe.
     *
     * @param bound the address that the listener is bound to
     * @param loops the event loops to run on, as a client of many
     * @param sockets who learns which connections are probes
     */
    public QuicProbe(InetSocketAddress bound, LoopResources loops, ProbeSockets sockets) {
        this.server = ProbeAddress.of(bound);
        this.loops = loops;
        this.sockets = sockets;
    }

    /**
     * Shakes hands once, and trusts whatever it is shown. Does not block.
     *
     * @param serverName the name to ask for (SNI); {@code null} for none
     * @param timeout the time it may take
     * @return the chain that was shown; fails with {@link java.util.concurrent.TimeoutException},
     *     with the cause why there was no handshake, or with {@link IllegalStateException} if there
     *     are too many at once. Its socket is closed in each case, as when it is cancelled
     */
    public CompletableFuture<ServedChain> run(@Nullable String serverName, Duration timeout) {
        CompletableFuture<ServedChain> result = new CompletableFuture<>();
        EventLoopGroup group = this.loops.onServer(LoopResources.DEFAULT_NATIVE);
        new Bootstrap()
                .group(group)
                .channelFactory(() -> this.loops.onChannel(DatagramChannel.class, group))
                .handler(codec(serverName))
                .bind(new InetSocketAddress(this.server.getAddress(), 0))
                .addListener((ChannelFuture bound) -> bound(bound, result));
        return result.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ChannelHandler codec(@Nullable String serverName) {
        QuicSslContext tls =
                QuicSslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .applicationProtocols(ALPN)
                        .build();
        return Http3.newQuicClientCodecBuilder()
                .sslEngineProvider(connection ->
                        (serverName != null)
                                ? tls.newEngine(
                                        connection.alloc(), serverName, this.server.getPort())
                                : tls.newEngine(connection.alloc()))
                .initialMaxData(WINDOW)
                .initialMaxStreamsUnidirectional(SERVER_STREAMS)
                .initialMaxStreamDataUnidirectional(WINDOW)
                .build();
    }

    private void bound(ChannelFuture bound, CompletableFuture<ServedChain> result) {
        if (!bound.isSuccess()) {
            result.completeExceptionally(bound.cause());
            return;
        }
        Channel socket = bound.channel();
        InetSocketAddress address = (InetSocketAddress) socket.localAddress();
        if (!this.sockets.add(address)) {
            result.completeExceptionally(new IllegalStateException("Too many probes at once"));
            close(socket);
            return;
        }
        socket.closeFuture().addListener(closed -> this.sockets.remove(address));
        var _ =
                result.whenComplete((chain, failure) -> {
                    if (chain == null) {
                        close(socket);
                    }
                });
        QuicChannel.newBootstrap(socket)
                .handler(new ChannelInboundHandlerAdapter())
                .streamHandler(new Ignored())
                .remoteAddress(this.server)
                .connect()
                .addListener((Future<QuicChannel> connected) -> connected(connected, result));
    }

    private static void connected(
            Future<QuicChannel> connected, CompletableFuture<ServedChain> result) {
        if (!connected.isSuccess()) {
            result.completeExceptionally(connected.cause());
            return;
        }
        QuicChannel connection = connected.getNow();
        try {
            SSLEngine engine = Objects.requireNonNull(connection.sslEngine());
            result.complete(ServedChain.of(engine.getSession()));
        } catch (SSLPeerUnverifiedException ex) {
            result.completeExceptionally(ex);
        }
        connection
                .close(true, Http3ErrorCode.H3_NO_ERROR.code(), Unpooled.EMPTY_BUFFER)
                .addListener(closed -> close(connection.parent()));
    }

    /** Later, as a socket that is closed while it is read from complains. */
    private static void close(Channel socket) {
        socket.eventLoop()
                .execute(() ->
                        socket.close()
                                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE));
    }

    /** What comes on the streams of the server is released at the end of their pipelines. */
    private static final class Ignored extends ChannelInboundHandlerAdapter {

        @Override
        public boolean isSharable() {
            return true;
        }
    }
}
