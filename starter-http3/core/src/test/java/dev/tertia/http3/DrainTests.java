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

import io.netty.handler.codec.quic.QuicStreamChannel;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The orderly end of a listener. */
@Timeout(60)
final class DrainTests {

    private static final int H3_NO_ERROR = 0x100;

    private static final int H3_REQUEST_REJECTED = 0x10b;

    /** A HEADERS frame with static entries: GET https://a/ in two parts. */
    private static final int[] HALF_A_REQUEST = {0x01, 0x08, 0x00, 0x00, 0xd1};

    private static final int[] OTHER_HALF = {0xc1, 0xd7, 0x50, 0x01, 0x61};

    private final LogRecorder log = new LogRecorder();

    private TestServer server;

    @BeforeEach
    void start() {
        this.server = TestServer.start();
    }

    @AfterEach
    void stop() {
        this.server.close();
        this.log.close();
    }

    private RawQuicClient rawClient() throws Exception {
        return new RawQuicClient(this.server.listener().localAddress());
    }

    /** Begins GET / as a client would: nothing answers it before it is finished. */
    private static void beginRequest(RawQuicClient client) throws Exception {
        openControlStream(client);
        client.beginRequest(HALF_A_REQUEST);
    }

    /** With empty SETTINGS. */
    private static void openControlStream(RawQuicClient client) throws Exception {
        client.openUnidirectional(0x00, 0x04, 0x00);
    }

    @ParameterizedTest
    @ValueSource(strings = {ReactorNettyConnectionHandlerFactory.FIELD, "noSuchField"})
    void letsRequestsInFlightFinish(String field) throws Exception {
        try (TestServer drained =
                TestServer.start(
                        QuicTransportConfig.defaults(),
                        new ReactorNettyConnectionHandlerFactory(field),
                        http -> http)) {
            BlockingQueue<String> events = new LinkedBlockingQueue<>();
            CompletableFuture<@Nullable Void> response =
                    TestClients.http3(drained.port())
                            .get()
                            .uri("/events")
                            .responseContent()
                            .asString()
                            .doOnNext(events::add)
                            .then()
                            .toFuture();
            drained.routes().emit("before");
            assertThat(events.poll(10, TimeUnit.SECONDS)).contains("before");
            CompletableFuture<Void> drain = drained.listener().drain();
            assertThat(drained.listener().isAccepting()).isFalse();
            drained.routes().emit("during");
            assertThat(events.poll(10, TimeUnit.SECONDS)).contains("during");
            assertThat(drain).isNotDone();
            drained.routes().endEvents();
            response.get(10, TimeUnit.SECONDS);
            drain.get(10, TimeUnit.SECONDS);
            assertThat(drained.listener().activeConnections()).isZero();
            drained.listener().close();
            assertThat(drained.listener().cutRequests()).isZero();
        }
    }

    @Test
    void closesIdleConnectionsWithoutError() throws Exception {
        try (RawQuicClient client = rawClient()) {
            this.server.listener().drain().get(10, TimeUnit.SECONDS);
            client.awaitUnidirectional("070100");
            assertThat(client.awaitClose()).isEqualTo(H3_NO_ERROR);
        }
        assertThat(this.log.warnings()).isEmpty();
    }

    @Test
    void namesTheFirstRequestItWillNotServeAndRejectsIt() throws Exception {
        try (RawQuicClient client = rawClient()) {
            beginRequest(client);
            awaitActiveRequests(1);
            CompletableFuture<Void> drain = this.server.listener().drain();
            client.awaitUnidirectional("070104");
            client.beginRequest(HALF_A_REQUEST);
            assertThat(client.awaitReset()).isEqualTo(H3_REQUEST_REJECTED);
            assertThat(this.server.listener().activeRequests()).isEqualTo(1);
            assertThat(drain).isNotDone();
        }
    }

    /** Packets get lost: the first bytes of a request may come after the end of a later one. */
    @Test
    void waitsForARequestThatCameLate() throws Exception {
        try (RawQuicClient client = rawClient();
                RawQuicClient other = rawClient()) {
            openControlStream(client);
            openControlStream(other);
            QuicStreamChannel late = client.reserveRequest();
            QuicStreamChannel early = client.beginRequest(HALF_A_REQUEST);
            QuicStreamChannel last = other.beginRequest(HALF_A_REQUEST);
            awaitActiveRequests(2);
            CompletableFuture<Void> drain = this.server.listener().drain();
            client.awaitUnidirectional("070108");
            finish(early);
            awaitActiveRequests(1);
            late.writeAndFlush(RawQuicClient.buffer(HALF_A_REQUEST)).sync();
            awaitActiveRequests(2);
            finish(last);
            // The linger of the first connection began before that of this one.
            assertThat(other.awaitClose()).isEqualTo(H3_NO_ERROR);
            assertThat(drain).isNotDone();
            assertThat(this.server.listener().activeRequests()).isEqualTo(1);
            finish(late);
            assertThat(client.awaitClose()).isEqualTo(H3_NO_ERROR);
            drain.get(10, TimeUnit.SECONDS);
        }
    }

    private static void finish(QuicStreamChannel request) throws InterruptedException {
        request.writeAndFlush(RawQuicClient.buffer(OTHER_HALF)).sync();
        request.shutdownOutput().sync();
    }

    private void awaitActiveRequests(int number) throws InterruptedException {
        while (this.server.listener().activeRequests() != number) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no " + number + " active requests");
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void closesNewConnectionsAtOnce() throws Exception {
        try (RawQuicClient busy = rawClient()) {
            beginRequest(busy);
            awaitActiveRequests(1);
            CompletableFuture<Void> drain = this.server.listener().drain();
            try (RawQuicClient late = rawClient()) {
                assertThat(late.awaitClose()).isEqualTo(H3_NO_ERROR);
            }
            assertThat(this.server.listener().refused(Refusal.DRAINING)).isEqualTo(1);
            assertThat(drain).isNotDone();
        }
    }

    @Test
    void closingEndsADrainAndCountsWhatIsCut() throws Exception {
        try (RawQuicClient client = rawClient()) {
            beginRequest(client);
            awaitActiveRequests(1);
            CompletableFuture<Void> drain = this.server.listener().drain();
            this.server.listener().close();
            drain.get(10, TimeUnit.SECONDS);
            assertThat(client.awaitClose()).isEqualTo(H3_NO_ERROR);
            assertThat(this.server.listener().cutRequests()).isEqualTo(1);
            assertThat(this.log.warnings())
                    .containsExactly("Closing the HTTP/3 listener with 1 requests in flight");
        }
    }

    @Test
    void answersWithinTheDrainAreWhole() throws Exception {
        CompletableFuture<byte @Nullable []> big =
                TestClients.http3(this.server.port())
                        .get()
                        .uri("/big")
                        .responseSingle((response, body) -> body.asByteArray())
                        .toFuture();
        awaitActiveRequests(1);
        CompletableFuture<Void> drain = this.server.listener().drain();
        assertThat(big.get(30, TimeUnit.SECONDS)).isEqualTo(TestRoutes.BIG);
        assertThat(drain).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void nothingToDrainIsDrained() {
        assertThat(this.server.listener().drain()).succeedsWithin(Duration.ofSeconds(10));
    }
}
