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

import static dev.tertia.http3.service.ResumingClient.EARLY_DATA;
import static dev.tertia.http3.service.ResumingClient.NO_EARLY_DATA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.network.FirstFlight;
import dev.tertia.http3.service.ResumingClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Early data that somebody else sends once more (RFC 8470 §3). The TLS library takes a ticket as
 * often as it is shown within about a minute, so the listener cannot tell; that is why the
 * application is told, and sees nothing that must not be done twice.
 *
 * <p>The client is told to wait for half a minute before it says anything more: what is seen before
 * an answer was let through has come with its first datagrams.
 */
@Timeout(60)
final class EarlyDataReplayTests {

    /** Three times that without an answer, and the client sends a probe. */
    private static final String NO_PROBE = "--initial-rtt=10s";

    private static final Executor CLIENTS = task -> Thread.ofPlatform().daemon().start(task);

    private final ResumingClient client;

    EarlyDataReplayTests(@TempDir Path folder) {
        this.client = new ResumingClient(folder);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<String> get(InetSocketAddress address) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return this.client.get(address, NO_PROBE);
                    } catch (IOException ex) {
                        throw new UncheckedIOException(ex);
                    }
                },
                CLIENTS);
    }

    /** Lets the client of a GET have its answer, and waits until its connection has ended. */
    private static void finish(
            FirstFlight flight, CompletableFuture<String> output, EarlyDataServer server) {
        flight.release();
        assertThat(output.join()).contains(EARLY_DATA, ":status: 200");
        await(() -> server.listener().activeConnections() == 0);
    }

    private static String next(EarlyDataServer server) throws InterruptedException {
        return server.seen().poll(25, TimeUnit.SECONDS);
    }

    /** Whoever sends it gets no more than three times as much, and not to see what it says. */
    @Test
    void aSafeRequestIsSeenOnceMoreAsEarly() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start(Duration.ofSeconds(5));
                FirstFlight flight = new FirstFlight(server.address())) {
            this.client.get(server.address());
            assertThat(next(server)).isEqualTo("GET null");
            CompletableFuture<String> output = get(flight.address());
            assertThat(next(server)).isEqualTo("GET 1");
            finish(flight, output, server);

            flight.replay(server.address());
            assertThat(next(server)).isEqualTo("GET 1");
            await(() -> server.listener().refused(Refusal.HANDSHAKE_TIMEOUT) == 1);
            assertThat(server.seen()).isEmpty();
            assertThat(server.listener().stats().streams().early()).isEqualTo(2);
            assertThat(flight.answered()).isPositive().isLessThanOrEqualTo(3 * flight.size());
        }
    }

    @Test
    void anotherRequestIsRefusedOnceMore() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start();
                FirstFlight flight = new FirstFlight(server.address())) {
            this.client.get(server.address());
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> post(flight.address()), CLIENTS);
            await(() -> server.listener().refused(Refusal.TOO_EARLY) == 1);
            flight.release();
            assertThat(output.join()).contains(EARLY_DATA, ":status: 425");
            await(() -> server.listener().activeConnections() == 0);

            flight.replay(server.address());
            await(() -> server.listener().refused(Refusal.TOO_EARLY) == 2);
            assertThat(this.client.get(server.address(), NO_EARLY_DATA)).contains(":status: 200");
            assertThat(server.seen()).containsExactly("GET null", "GET null");
        }
    }

    private String post(InetSocketAddress address) {
        try {
            return this.client.post(address, NO_PROBE);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** To the connection that is there these are packets that it has got already. */
    @Test
    void nothingIsSeenTwiceWhileItsConnectionIsThere() throws Exception {
        try (EarlyDataServer server = EarlyDataServer.start();
                FirstFlight flight = new FirstFlight(server.address())) {
            this.client.get(server.address());
            assertThat(next(server)).isEqualTo("GET null");
            CompletableFuture<String> output = get(flight.address());
            assertThat(next(server)).isEqualTo("GET 1");
            flight.replay(server.address());
            finish(flight, output, server);
            assertThat(server.seen()).isEmpty();
            assertThat(server.listener().stats().connections().opened()).isEqualTo(2);
        }
    }

    /** Its key does not open the ticket, and without that there is no key for what follows. */
    @Test
    void nothingIsSeenByAnotherInstance() throws Exception {
        try (EarlyDataServer first = EarlyDataServer.start();
                EarlyDataServer second = EarlyDataServer.start();
                FirstFlight flight = new FirstFlight(first.address())) {
            this.client.get(first.address());
            assertThat(next(first)).isEqualTo("GET null");
            CompletableFuture<String> output = get(flight.address());
            assertThat(next(first)).isEqualTo("GET 1");
            finish(flight, output, first);

            flight.replay(second.address());
            await(() -> second.listener().stats().connections().opened() == 1);
            // One socket reads them in order: what came before this would have been seen before.
            assertThat(this.client.get(second.address(), NO_EARLY_DATA)).contains(":status: 200");
            assertThat(second.seen()).containsExactly("GET null");
            assertThat(second.listener().stats().streams().early()).isZero();
        }
    }
}
