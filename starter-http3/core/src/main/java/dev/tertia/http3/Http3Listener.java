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

import dev.tertia.http3.stats.Http3Stats;

import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicSslContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final QuicConnections connections;

    private final QuicEndpoint endpoint;

    private final Http3Statistics statistics;

    private final AtomicLong cutRequests = new AtomicLong();

    private final Http3Admin admin;

    Http3Listener(
            QuicConnections connections,
            QuicEndpoint endpoint,
            Http3Statistics statistics,
            Http3Admin admin) {
        this.connections = connections;
        this.endpoint = endpoint;
        this.statistics = statistics;
        this.admin = admin;
    }

    /**
     * Binds a listener and returns once it reads datagrams. Blocks, for ten seconds at most: not
     * for event loops.
     *
     * @param server the request handling; protocol, TLS, address and HTTP/3 settings set on it are
     *     replaced, channel options and the channel group do not apply
     * @param address the UDP address; port 0 takes any free one
     * @param config what it announces, demands and limits
     * @param sslContext the TLS context, see {@link QuicSslContexts}
     * @param loops the event loops
     * @return the bound listener
     * @throws QuicUnavailableException if the native library cannot be loaded
     * @throws Http3BindException if the address cannot be bound
     */
    public static Http3Listener bind(
            HttpServer server,
            InetSocketAddress address,
            Http3ListenerConfig config,
            QuicSslContext sslContext,
            LoopResources loops) {
        return bind(server, address, config, sslContext, loops, new Http3Statistics());
    }

    /**
     * Binds a listener as the other method does, and counts what happens to it.
     *
     * @param server the request handling
     * @param address the UDP address
     * @param config what it announces, demands and limits
     * @param sslContext the TLS context
     * @param loops the event loops
     * @param statistics what counts; of one open listener at a time
     * @return the bound listener
     * @throws QuicUnavailableException if the native library cannot be loaded
     * @throws Http3BindException if the address cannot be bound
     */
    public static Http3Listener bind(
            HttpServer server,
            InetSocketAddress address,
            Http3ListenerConfig config,
            QuicSslContext sslContext,
            LoopResources loops,
            Http3Statistics statistics) {
        return Http3ListenerBinding.bind(
                server,
                address,
                config,
                sslContext,
                loops,
                new ReactorNettyConnectionHandlerFactory(),
                statistics);
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
     * Returns the number of datagrams that were dropped because they were no QUIC packets, or too
     * short for what they claim to be.
     *
     * @return a number that only grows
     */
    public long droppedDatagrams() {
        return this.statistics.datagrams().dropped().sum();
    }

    /**
     * Returns the number of datagrams that were not sent because they would have been more than
     * three times what came from an address that is not validated (RFC 9000 §8.1).
     *
     * @return a number that only grows
     */
    public long withheldDatagrams() {
        return this.statistics.datagrams().withheld().sum();
    }

    /**
     * Returns how often something was refused.
     *
     * @param refusal the reason
     * @return a number that only grows
     */
    public long refused(Refusal refusal) {
        return this.statistics.refused(refusal);
    }

    /**
     * Returns the number of connections whose handshake is not finished.
     *
     * @return a number that may be outdated when it is read
     */
    public int unfinishedHandshakes() {
        return this.connections.unfinishedHandshakes();
    }

    /**
     * Returns the number of Retry packets that were sent.
     *
     * @return a number that only grows
     */
    public long sentRetries() {
        return this.statistics.retry().sent().sum();
    }

    /**
     * Returns the number of clients that came back with a valid token.
     *
     * @return a number that only grows
     */
    public long validatedAddresses() {
        return this.statistics.retry().validated().sum();
    }

    /**
     * Returns the number of packets that were dropped because their token was expired, used before,
     * or made for another address.
     *
     * @return a number that only grows
     */
    public long rejectedTokens() {
        return this.statistics.retry().rejected().sum();
    }

    /**
     * Returns all that is counted.
     *
     * @return the counts at this moment
     */
    public Http3Stats stats() {
        return this.statistics.snapshot();
    }

    /**
     * Returns what operators may ask of it.
     *
     * @return always the same
     */
    public Http3Admin admin() {
        return this.admin;
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
