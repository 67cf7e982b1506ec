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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** While somebody attacks, others are served. */
@Timeout(180)
final class AttackTests {

    private static final String ATTACKER = "127.0.0.66";

    private static final int ATTACKERS = 4;

    private static final int RESETS = 100_000;

    private static final int CONNECTIONS = 10_000;

    private static final int PER_PREFIX = 100;

    /** A refused client lingers for seconds: without a round trip it waits for its first guess. */
    private static final int WINDOW = 3000;

    private final AtomicBoolean over = new AtomicBoolean();

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    /** One buffer of a hundred is enough where there are millions. */
    @BeforeEach
    void watchSome() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }

    @AfterEach
    void watchAll() {
        ResourceLeakDetector.setLevel(this.level);
    }

    private static RequestLimits limits(Duration timeout, int resets) {
        return new RequestLimits(
                4096, Long.MAX_VALUE, timeout, timeout, 240, resets, Duration.ofSeconds(30));
    }

    /** Somebody else: asks all the time, and counts the answers. */
    private CompletableFuture<Integer> others(TestServer server, ExecutorService threads) {
        HttpClient client = TestClients.http3(server.port());
        return CompletableFuture.supplyAsync(
                () -> {
                    int served = 0;
                    while (!this.over.get()) {
                        assertThat(get(client, "/hello")).isEqualTo(200);
                        served++;
                    }
                    return served;
                },
                threads);
    }

    private static int get(HttpClient client, String path) {
        return client.get()
                .uri(path)
                .response()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow()
                .status()
                .code();
    }

    @Test
    void hundredThousandResets() throws Exception {
        // A client gets that far without waiting for credit.
        RequestLimits limits = limits(Duration.ofSeconds(10), 150);
        try (TestServer server = TestServer.start(limits);
                ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS + 1);
                QuicClientSocket attacker =
                        new QuicClientSocket(server.listener().localAddress(), ATTACKER)) {
            CompletableFuture<Integer> served = others(server, threads);
            AtomicInteger sent = new AtomicInteger();
            List<java.util.concurrent.Future<?>> attacks = new ArrayList<>();
            for (int i = 0; i < ATTACKERS; i++) {
                attacks.add(
                        threads.submit(() -> {
                            while (sent.get() < RESETS) {
                                sent.addAndGet(reset(attacker.connect().get()));
                            }
                            return null;
                        }));
            }
            for (java.util.concurrent.Future<?> attack : attacks) {
                attack.get();
            }
            this.over.set(true);
            assertThat(served.get(30, TimeUnit.SECONDS)).isPositive();
            assertThat(server.listener().refused(Refusal.RESETS)).isGreaterThan(100);
            while (server.listener().activeRequests() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Resets one request after the other until the server has enough of that. */
    private static int reset(QuicChannel connection) throws Exception {
        ByteBuf request = Unpooled.buffer();
        for (int part : RawRequest.to("POST", "/digest").headers().bytes()) {
            request.writeByte(part);
        }
        int sent = 0;
        while (connection.isActive() && sent < 250) {
            if (connection.peerAllowedStreams(QuicStreamType.BIDIRECTIONAL) == 0) {
                Thread.onSpinWait();
                continue;
            }
            Future<QuicStreamChannel> opened =
                    connection
                            .createStream(
                                    QuicStreamType.BIDIRECTIONAL,
                                    new ChannelInboundHandlerAdapter())
                            .await();
            if (opened.isSuccess()) {
                QuicStreamChannel stream = opened.getNow();
                var _ = stream.writeAndFlush(request.copy());
                var _ = stream.shutdown(1);
                sent++;
            }
        }
        var _ = connection.close();
        return sent;
    }

    @Test
    void tenThousandConnectionsFromOneAddress() throws Exception {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        // Nobody idles out, so that exactly as many get in as may.
        var transport = new QuicTransportConfig(Duration.ofMinutes(5), 1 << 20, 1 << 20, 100, 8192);
        var limits = new ConnectionLimits(CONNECTIONS, PER_PREFIX, 32, 64, Duration.ofMinutes(5));
        var config =
                new Http3ListenerConfig(transport, defaults.retry(), limits, defaults.requests());
        try (TestServer server = TestServer.start(config);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                QuicClientSocket attacker =
                        new QuicClientSocket(server.listener().localAddress(), ATTACKER)) {
            CompletableFuture<Integer> served = others(server, threads);
            AtomicInteger connected = new AtomicInteger();
            Semaphore window = new Semaphore(WINDOW);
            for (int i = 0; i < CONNECTIONS; i++) {
                window.acquire();
                attacker.connect()
                        .addListener(done -> {
                            window.release();
                            connected.addAndGet(done.isSuccess() ? 1 : 0);
                        });
            }
            window.acquire(WINDOW);
            this.over.set(true);
            assertThat(served.get(30, TimeUnit.SECONDS)).isPositive();
            assertThat(connected).hasValue(PER_PREFIX);
            assertThat(server.listener().refused(Refusal.CONNECTIONS_PER_PREFIX))
                    .isGreaterThanOrEqualTo(CONNECTIONS - PER_PREFIX);
        }
    }

    @Test
    void slowStreams() throws Exception {
        RequestLimits limits = limits(Duration.ofSeconds(1), 200);
        try (TestServer server = TestServer.start(limits);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Integer> served = others(server, threads);
            List<RawQuicClient> attackers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                RawQuicClient attacker = new RawQuicClient(server.listener().localAddress());
                attackers.add(attacker);
                for (int stream = 0; stream < 50; stream++) {
                    attacker.beginRequest(1);
                    attacker.beginRequest(
                            RawRequest.to("POST", "/digest").headers().data(1).bytes());
                }
            }
            while (server.listener().refused(Refusal.HEADER_TIMEOUT) < 250
                    || server.listener().refused(Refusal.BODY_TIMEOUT) < 250) {
                Thread.onSpinWait();
            }
            this.over.set(true);
            assertThat(served.get(30, TimeUnit.SECONDS)).isPositive();
            attackers.forEach(RawQuicClient::close);
        }
    }

    @Test
    void bombsOfFieldsAndUris() throws Exception {
        try (TestServer server = TestServer.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Integer> served = others(server, threads);
            HttpClient attacker = TestClients.http3(server.port());
            HttpClient fields =
                    attacker.headers(headers -> {
                        for (int i = 0; i < 1000; i++) {
                            headers.add("x-" + i, "y");
                        }
                    });
            for (int i = 0; i < 50; i++) {
                assertThat(get(fields, "/hello")).isEqualTo(431);
                assertThat(get(attacker, "/hello?" + "x".repeat(40_000))).isEqualTo(414);
            }
            this.over.set(true);
            assertThat(served.get(30, TimeUnit.SECONDS)).isPositive();
            assertThat(server.listener().refused(Refusal.URI_LENGTH)).isEqualTo(50);
        }
    }
}
