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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import dev.tertia.http3.stats.SocketStats;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.util.concurrent.EventExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;

import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listener on several sockets, and what it says when it cannot have what it wants. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "Only epoll shares a port between sockets")
final class SeveralSocketsTests {

    private static final int CLIENTS = 20;

    private final LoopResources loops = LoopResources.create("several-sockets", 2, true);

    private final List<Http3Listener> listeners = new ArrayList<>();

    private final List<RawQuicClient> clients = new ArrayList<>();

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void needsEpoll() {
        assertThat(Epoll.isAvailable()).isTrue();
    }

    @AfterEach
    void stop() {
        this.clients.forEach(RawQuicClient::close);
        this.listeners.forEach(Http3Listener::close);
        this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
        this.executor.close();
        this.log.close();
    }

    private static Http3ListenerConfig config(SocketConfig sockets, ConnectionLimits limits) {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        return new Http3ListenerConfig(
                defaults.transport(),
                defaults.paths(),
                sockets,
                defaults.retry(),
                limits,
                defaults.requests(),
                defaults.qlog());
    }

    private Http3Listener bind(int port, SocketConfig sockets) {
        return bind(port, config(sockets, ConnectionLimits.defaults()), this.loops);
    }

    private Http3Listener bind(int port, Http3ListenerConfig config, LoopResources resources) {
        Http3Listener listener =
                Http3Listener.bind(
                        HttpServer.create().handle((request, response) -> response.send()),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        config,
                        TestServer.sslContext(),
                        resources);
        this.listeners.add(listener);
        return listener;
    }

    private static SocketConfig sockets(int count) {
        return SocketConfig.defaults().withCount(count);
    }

    private RawQuicClient connect(Http3Listener listener) throws Exception {
        RawQuicClient client = new RawQuicClient(listener.localAddress());
        this.clients.add(client);
        return client;
    }

    @Test
    void spreadConnections() throws Exception {
        Http3Listener listener = bind(0, sockets(4));
        for (int i = 0; i < CLIENTS; i++) {
            connect(listener);
        }
        assertThat(listener.activeConnections()).isEqualTo(CLIENTS);
        assertThat(listener.admin().sockets()).isEqualTo(4);
        assertThat(listener.stats().sockets())
                .hasSize(4)
                .filteredOn(socket -> socket.receivedDatagrams() > 0)
                .hasSizeGreaterThan(1);
        assertThat(
                        listener.stats().sockets().stream()
                                .mapToLong(SocketStats::receivedDatagrams)
                                .sum())
                .isGreaterThanOrEqualTo(2 * CLIENTS);
    }

    @Test
    void shareTheLimits() throws Exception {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        ConnectionLimits limits =
                new ConnectionLimits(
                        5,
                        5,
                        defaults.ipv4PrefixLength(),
                        defaults.ipv6PrefixLength(),
                        defaults.handshakeTimeout());
        Http3Listener listener = bind(0, config(sockets(4), limits), this.loops);
        for (int i = 0; i < 5; i++) {
            connect(listener);
        }
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(Exception.class).isThrownBy(() -> connect(listener));
        }
        assertThat(listener.refused(Refusal.CONNECTIONS)).isEqualTo(5);
        assertThat(listener.activeConnections()).isEqualTo(5);
    }

    @Test
    void areAllDrained() throws Exception {
        Http3Listener listener = bind(0, sockets(4));
        for (int i = 0; i < CLIENTS; i++) {
            connect(listener);
        }
        assertThat(listener.drain()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(listener.activeConnections()).isZero();
        int port = listener.localAddress().getPort();
        listener.close();
        try (var again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    private static void assertFirstIsFoundStuck(Http3Listener listener) {
        assertThat(listener.admin().checkSockets(Duration.ofMillis(50)))
                .failsWithin(Duration.ofSeconds(9))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class)
                .withMessage("The event loops of sockets [0] have run nothing for 50 ms");
    }

    /** Clients of the other socket do not even notice. */
    @Test
    void goOnWhileOneIsStuck() throws Exception {
        Http3Listener listener = bind(0, sockets(2));
        CountDownLatch stuck = new CountDownLatch(1);
        EventLoopGroup group = this.loops.onServer(true);
        EventExecutor first = group.iterator().next();
        var blocked = first.submit(() -> stuck.await(50, TimeUnit.SECONDS));
        List<CompletableFuture<RawQuicClient>> connecting = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            connecting.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return new RawQuicClient(listener.localAddress());
                                } catch (Exception ex) {
                                    throw new IllegalStateException(ex);
                                }
                            },
                            this.executor));
        }
        assertThat(CompletableFuture.anyOf(connecting.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(9));
        assertThat(blocked.isDone()).isFalse();
        assertFirstIsFoundStuck(listener);
        stuck.countDown();
        assertThat(listener.admin().checkSockets(Duration.ofSeconds(9)))
                .succeedsWithin(Duration.ofSeconds(9));
        for (CompletableFuture<RawQuicClient> client : connecting) {
            client.handle((connected, failure) -> connected)
                    .thenAccept(connected -> {
                        if (connected != null) {
                            connected.close();
                        }
                    })
                    .join();
        }
    }

    @Test
    void failWhereSomebodyElseHasThePort() {
        Http3Listener listener = bind(0, sockets(2));
        int port = listener.localAddress().getPort();
        assertThatExceptionOfType(Http3BindException.class)
                .isThrownBy(() -> bind(port, sockets(2)))
                .satisfies(ex -> assertThat(ex.isAddressInUse()).isTrue());
    }

    @Test
    void areOneWhereAPortCannotBeShared() throws Exception {
        Http3Listener listener =
                bind(
                        0,
                        config(sockets(2), ConnectionLimits.defaults()),
                        useNative -> this.loops.onServer(false));
        connect(listener);
        assertThat(this.log.warnings())
                .containsOnlyOnce(
                        "HTTP/3 runs on one UDP socket and thereby on one core instead of 2, and"
                                + " the kernel does not cut datagrams: only epoll (Linux) can do"
                                + " that");
        assertThat(listener.admin().sockets()).isOne();
    }

    @Test
    void sayWhenTheKernelGivesSmallerBuffers() {
        Logger logger = (Logger) LoggerFactory.getLogger(SocketBuffers.class);
        logger.setLevel(Level.INFO);
        try {
            bind(0, new SocketConfig(1, 4096, 0, true));
            assertThat(this.log.messages(Level.INFO)).isEmpty();
            bind(0, new SocketConfig(1, 1 << 30, 1 << 30, true));
            assertThat(this.log.messages(Level.INFO))
                    .anyMatch(message ->
                            message.matches(
                                    "The receive buffer of the UDP socket has \\d+ bytes instead of"
                                            + " 1073741824, .*sysctl -w"
                                            + " net.core.rmem_max=1073741824"))
                    .anyMatch(message -> message.endsWith("net.core.wmem_max=1073741824"));
        } finally {
            logger.setLevel(null);
        }
        assertThat(this.listeners).allMatch(Http3Listener::isAccepting);
    }
}
