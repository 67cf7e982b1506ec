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

import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicSslContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bound HTTP/3 listener (RFC 9114): QUIC on one UDP address, requests served by Reactor Netty.
 *
 * <p>Thread-safe. Whoever binds it closes it; closing twice is harmless. It does not own the event
 * loops it runs on.
 *
 * @since 0.1.0
 */
public final class Http3Listener implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Http3Listener.class);

    private static final long MIN_CODEC_LIMIT = 64 << 10;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final RequestGuards guards;

    private final QuicConnections connections;

    private final QuicEndpoint endpoint;

    private final AtomicLong cutRequests = new AtomicLong();

    private Http3Listener(
            RequestGuards guards, QuicConnections connections, QuicEndpoint endpoint) {
        this.guards = guards;
        this.connections = connections;
        this.endpoint = endpoint;
    }

    /**
     * Binds a listener and returns once it reads datagrams. Blocks, for ten seconds at most: not
     * for event loops.
     *
     * @param server the request handling; protocol, TLS, address and HTTP/3 settings set on it are
     *     replaced, channel options and the channel group do not apply
     * @param address the UDP address; port 0 takes any free one
     * @param config the limits to announce
     * @param sslContext the TLS context, see {@link QuicSslContexts}
     * @param loops the event loops
     * @return the bound listener
     * @throws QuicUnavailableException if the native library cannot be loaded
     * @throws Http3BindException if the address cannot be bound
     */
    public static Http3Listener bind(
            HttpServer server,
            InetSocketAddress address,
            QuicTransportConfig config,
            QuicSslContext sslContext,
            LoopResources loops) {
        return bind(
                server,
                address,
                config,
                sslContext,
                loops,
                new ReactorNettyConnectionHandlerFactory());
    }

    static Http3Listener bind(
            HttpServer server,
            InetSocketAddress address,
            QuicTransportConfig config,
            QuicSslContext sslContext,
            LoopResources loops,
            QuicConnectionHandlerFactory handlers) {
        requireQuic();
        RequestGuards guards = new RequestGuards(config.maxFieldSectionSize());
        QuicConnections connections = new QuicConnections(guards);
        HttpServer http3 = http3(server, config, sslContext, loops).doOnChannelInit(connections);
        QuicConnectionHandler handler = handlers.create(http3);
        if (handler != null) {
            return new Http3Listener(
                    guards,
                    connections,
                    QuicTransport.bind(
                            address, QuicServerCodec.builder(config, sslContext, handler), loops));
        }
        logger.warn(
                "Reactor Netty does not give its HTTP/3 connection handler: using its own UDP"
                    + " socket, with its defaults. Take the Reactor Netty version that your Tertia"
                    + " release names.");
        return new Http3Listener(guards, connections, ReactorNettyEndpoint.bind(http3, address));
    }

    private static HttpServer http3(
            HttpServer server,
            QuicTransportConfig config,
            QuicSslContext sslContext,
            LoopResources loops) {
        return server.protocol(HttpProtocol.HTTP3)
                .secure(spec -> spec.sslContext(sslContext))
                .runOn(loops)
                .http3Settings(settings ->
                        settings.idleTimeout(config.idleTimeout())
                                .maxData(config.connectionWindow())
                                .maxStreamDataBidirectionalLocal(config.streamWindow())
                                .maxStreamDataBidirectionalRemote(config.streamWindow())
                                .maxStreamsBidirectional(config.maxConcurrentStreams())
                                .maxFieldSectionSize(codecLimit(config)));
    }

    /**
     * The codec closes the whole connection beyond its limit, so it gets a larger one, and what
     * lies between is answered with 431.
     */
    private static long codecLimit(QuicTransportConfig config) {
        return Math.max(MIN_CODEC_LIMIT, 4 * config.maxFieldSectionSize());
    }

    /**
     * Makes sure that QUIC can be used here.
     *
     * @throws QuicUnavailableException if the native library cannot be loaded
     */
    public static void requireQuic() {
        if (!Quic.isAvailable()) {
            throw new QuicUnavailableException(Quic.unavailabilityCause());
        }
    }

    /**
     * Returns the bound UDP address.
     *
     * @return the address, with the port that was taken when 0 was asked for
     */
    public InetSocketAddress localAddress() {
        return this.endpoint.localAddress();
    }

    /**
     * Tells whether new connections are accepted.
     *
     * @return {@code false} once the listener is drained or closed
     */
    public boolean isAccepting() {
        return this.endpoint.isOpen() && !this.connections.isDraining();
    }

    /**
     * Returns the number of open connections.
     *
     * @return a number that may be outdated when it is read
     */
    public int activeConnections() {
        return this.connections.active();
    }

    /**
     * Returns the number of requests in flight on all connections.
     *
     * @return a number that may be outdated when it is read
     */
    public int activeRequests() {
        return this.connections.activeRequests();
    }

    /**
     * Returns the number of datagrams that were dropped because they were too short to be QUIC
     * packets.
     *
     * @return a number that only grows
     */
    public long droppedDatagrams() {
        return this.endpoint.droppedDatagrams();
    }

    /**
     * Returns the number of connections that were refused while the listener was drained.
     *
     * @return a number that only grows
     */
    public long refusedConnections() {
        return this.connections.refused();
    }

    /**
     * Returns the number of requests that were in flight when the listener was closed.
     *
     * @return zero after an orderly end
     */
    public long cutRequests() {
        return this.cutRequests.get();
    }

    /**
     * Returns the number of requests that were answered with 431 because their header section was
     * too large.
     *
     * @return a number that only grows
     */
    public long refusedFieldSections() {
        return this.guards.refused();
    }

    /**
     * Begins an orderly end (RFC 9114 §5.2): peers are told to send no more requests (GOAWAY),
     * those in flight finish, and a connection without any is closed. Requests that come all the
     * same are rejected, so that clients may send them elsewhere; new connections are closed at
     * once. Does not block; the address stays bound until {@link #close()}, which also ends a drain
     * that takes too long.
     *
     * @return completes when the last connection is closed
     */
    public CompletableFuture<Void> drain() {
        logger.info(
                "Draining HTTP/3: {} connections, {} requests in flight",
                activeConnections(),
                activeRequests());
        return this.connections.drain();
    }

    /**
     * Tells every peer that its connection ends (H3_NO_ERROR), then frees the address. Blocks until
     * that is done, for some seconds at most. Requests in flight are cut, counted and logged.
     */
    @Override
    public void close() {
        if (!this.endpoint.isOpen()) {
            return;
        }
        int cut = this.connections.activeRequests();
        if (cut > 0) {
            this.cutRequests.addAndGet(cut);
            logger.warn("Closing the HTTP/3 listener with {} requests in flight", cut);
        }
        this.connections.close(CLOSE_TIMEOUT);
        this.endpoint.close();
    }
}
