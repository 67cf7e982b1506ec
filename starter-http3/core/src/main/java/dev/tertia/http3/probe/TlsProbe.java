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
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Shakes hands over TLS on TCP with a server of this process, and sends no request. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TlsProbe {

    private final InetSocketAddress server;

    private final LoopResources loops;

    /**
     * Creates a new probe.
     *
     * @param bound the address that the server is bound to
     * @param loops the event loops to run on, as a client of many
     */
    public TlsProbe(InetSocketAddress bound, LoopResources loops) {
        this.server = ProbeAddress.of(bound);
        this.loops = loops;
    }

    /**
     * Shakes hands once, and trusts whatever it is shown. Does not block.
     *
     * @param serverName the name to ask for (SNI); {@code null} for none
     * @param timeout the time it may take
     * @return the chain that was shown; fails with {@link java.util.concurrent.TimeoutException} or
     *     with the cause why there was no handshake. Its socket is closed in each case, as when it
     *     is cancelled
     */
    public CompletableFuture<ServedChain> run(@Nullable String serverName, Duration timeout) {
        CompletableFuture<ServedChain> result = new CompletableFuture<>();
        EventLoopGroup group = this.loops.onServer(LoopResources.DEFAULT_NATIVE);
        ChannelFuture connecting =
                new Bootstrap()
                        .group(group)
                        .channelFactory(() -> this.loops.onChannel(SocketChannel.class, group))
                        .handler(new Pipeline(context(), serverName, this.server, result))
                        .connect(this.server);
        connecting.addListener((ChannelFuture connected) -> {
            if (!connected.isSuccess()) {
                result.completeExceptionally(connected.cause());
            }
        });
        var _ = result.whenComplete((chain, failure) -> close(connecting.channel()));
        return result.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SslContext context() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException ex) {
            throw new IllegalStateException("Every JDK has TLS", ex);
        }
    }

    private static void close(Channel channel) {
        channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    /** TLS, and nothing above it. */
    private static final class Pipeline extends ChannelInitializer<Channel> {

        private final SslContext context;

        private final @Nullable String serverName;

        private final InetSocketAddress server;

        private final CompletableFuture<ServedChain> result;

        Pipeline(
                SslContext context,
                @Nullable String serverName,
                InetSocketAddress server,
                CompletableFuture<ServedChain> result) {
            this.context = context;
            this.serverName = serverName;
            this.server = server;
            this.result = result;
        }

        @Override
        protected void initChannel(Channel channel) {
            SslHandler tls =
                    (this.serverName != null)
                            ? this.context.newHandler(
                                    channel.alloc(), this.serverName, this.server.getPort())
                            : this.context.newHandler(channel.alloc());
            // The time-out of the probe is the one that counts.
            tls.setHandshakeTimeoutMillis(0);
            tls.handshakeFuture().addListener(handshake -> finish(tls, handshake));
            channel.pipeline().addLast(tls);
        }

        private void finish(SslHandler tls, Future<? super Channel> handshake) {
            if (!handshake.isSuccess()) {
                this.result.completeExceptionally(handshake.cause());
                return;
            }
            try {
                this.result.complete(ServedChain.of(tls.engine().getSession()));
            } catch (SSLPeerUnverifiedException ex) {
                this.result.completeExceptionally(ex);
            }
        }
    }
}
