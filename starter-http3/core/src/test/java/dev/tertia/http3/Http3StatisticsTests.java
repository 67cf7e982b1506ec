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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http3.network.UdpProxy;
import dev.tertia.http3.stats.ConnectionEnd;
import dev.tertia.http3.stats.Http3Stats;
import dev.tertia.http3.stats.PathSample;
import dev.tertia.http3.stats.QuicObserver;
import dev.tertia.http3.stats.ResetBy;
import dev.tertia.http3.stats.TrafficStats;

import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What is counted is what happens, while it happens and afterwards. */
@Timeout(60)
final class Http3StatisticsTests {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private static TestServer start(Http3Statistics statistics) {
        return TestServer.start(Http3ListenerConfig.defaults(), statistics);
    }

    private static String get(HttpClient client, String path) {
        return client.get()
                .uri(path)
                .responseContent()
                .aggregate()
                .asString()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    private static Http3Stats await(Http3Statistics statistics, Predicate<Http3Stats> condition) {
        Http3Stats stats = statistics.snapshot();
        while (!condition.test(stats)) {
            Thread.onSpinWait();
            stats = statistics.snapshot();
        }
        return stats;
    }

    @Test
    void countsNothingBeforeThereIsAListener() {
        Http3Stats stats = new Http3Statistics().snapshot();
        assertThat(stats.connections().opened()).isZero();
        assertThat(stats.traffic()).isEqualTo(TrafficStats.NONE);
        assertThat(stats.draining()).isFalse();
    }

    @Test
    void needsAnIntervalThatIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Http3Statistics(Duration.ofSeconds(-1)))
                .withMessage("'sampleInterval' must not be negative but was PT-1S");
    }

    @Test
    void trafficIsCountedWhileAConnectionIsOpen() {
        Http3Statistics statistics = new Http3Statistics(OFTEN);
        try (TestServer server = start(statistics)) {
            assertThat(get(TestClients.http3(server.port()), "/big/100000")).hasSize(100_000);
            Http3Stats stats = await(statistics, now -> now.traffic().sentBytes() > 100_000);
            assertThat(stats.connections().active()).isEqualTo(1);
            assertThat(stats.connections().handshaking()).isZero();
            assertThat(stats.streams().opened()).isEqualTo(1);
            assertThat(stats.traffic().receivedPackets()).isPositive();
            assertThat(stats.sockets()).hasSize(1);
            assertThat(stats.sockets().getFirst().sentBytes()).isGreaterThan(100_000);
            assertThat(stats.sockets().getFirst().receivedDatagrams()).isPositive();
        }
    }

    @Test
    void trafficOfAClosedConnectionIsKept() throws Exception {
        Http3Statistics statistics = new Http3Statistics(OFTEN);
        try (TestServer server = start(statistics)) {
            TrafficStats open;
            try (RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
                open = await(statistics, now -> now.traffic().sentPackets() > 0).traffic();
                assertThat(client.peerTransportParameters()).isNotNull();
            }
            TrafficStats closed =
                    await(statistics, now -> now.connections().ended(ConnectionEnd.PEER) == 1)
                            .traffic();
            assertThat(closed.since(open).plus(open)).isEqualTo(closed);
            assertThat(closed.receivedPackets()).isGreaterThanOrEqualTo(open.receivedPackets());
        }
    }

    @Test
    void aConnectionWithoutSamplesIsCountedAtItsEnd() throws Exception {
        Http3Statistics statistics = new Http3Statistics();
        try (TestServer server = start(statistics)) {
            try (RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
                assertThat(client.peerTransportParameters()).isNotNull();
                assertThat(statistics.snapshot().traffic()).isEqualTo(TrafficStats.NONE);
            }
            Http3Stats stats = await(statistics, now -> now.traffic().receivedBytes() > 0);
            assertThat(stats.traffic().sentPackets()).isPositive();
        }
    }

    @Test
    void goOnWithTheNextListener() throws Exception {
        Http3Statistics statistics = new Http3Statistics();
        for (int i = 1; i <= 2; i++) {
            long come = i;
            try (TestServer server = start(statistics)) {
                new RawQuicClient(server.listener().localAddress()).close();
                Http3Stats stats =
                        await(
                                statistics,
                                now -> now.connections().ended(ConnectionEnd.PEER) == come);
                assertThat(stats.draining()).isFalse();
                assertThat(stats.connections().opened()).isEqualTo(come);
            }
        }
        assertThat(statistics.snapshot().draining()).isTrue();
    }

    @Test
    void anObserverLearnsHandshakesAndPaths() throws Exception {
        Http3Statistics statistics = new Http3Statistics(OFTEN);
        BlockingQueue<Duration> handshakes = new LinkedBlockingQueue<>();
        BlockingQueue<PathSample> paths = new LinkedBlockingQueue<>();
        statistics.addObserver(
                new QuicObserver() {
                    @Override
                    public void handshakeFinished(Duration time) {
                        handshakes.add(time);
                    }

                    @Override
                    public void pathSampled(PathSample sample) {
                        paths.add(sample);
                    }
                });
        try (TestServer server = start(statistics);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            assertThat(client.peerTransportParameters()).isNotNull();
            assertThat(handshakes.poll(30, TimeUnit.SECONDS)).isPositive();
            PathSample sample = paths.poll(30, TimeUnit.SECONDS);
            assertThat(sample).isNotNull();
            assertThat(sample.roundTripTime()).isPositive();
            assertThat(sample.congestionWindow()).isGreaterThanOrEqualTo(1200);
        }
    }

    @Test
    void aFailingObserverHarmsNobody() throws Exception {
        Http3Statistics statistics = new Http3Statistics(OFTEN);
        BlockingQueue<PathSample> told = new LinkedBlockingQueue<>();
        statistics.addObserver(new Failing());
        statistics.addObserver(
                new QuicObserver() {
                    @Override
                    public void pathSampled(PathSample sample) {
                        told.add(sample);
                    }
                });
        try (LogRecorder log = new LogRecorder();
                TestServer server = start(statistics)) {
            HttpClient client = TestClients.http3(server.port());
            assertThat(get(client, "/hello")).isEqualTo("hello");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(told.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(get(client, "/hello")).isEqualTo("hello");
            assertThat(server.listener().activeConnections()).isEqualTo(1);
            assertThat(List.copyOf(log.warnings()))
                    .singleElement()
                    .asString()
                    .contains("Failing has failed");
        }
    }

    /** An observer with a defect. */
    private static final class Failing implements QuicObserver {

        @Override
        public void handshakeFinished(Duration time) {
            throw new IllegalStateException("for the test");
        }

        @Override
        public void pathSampled(PathSample sample) {
            throw new AssertionError("for the test");
        }

        @Override
        public String toString() {
            return "Failing";
        }
    }

    @Test
    void requestsThatEndBeforeTheirTimeAreCountedOnce() throws Exception {
        Http3Statistics statistics = new Http3Statistics();
        try (TestServer server = start(statistics);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            QuicStreamChannel givenUp = client.beginRequest(0x01, 0x40);
            await(statistics, now -> now.streams().active() == 1);
            givenUp.shutdown(Math.toIntExact(Http3ErrorCode.H3_REQUEST_CANCELLED.code())).sync();
            Http3Stats stats = await(statistics, now -> now.streams().reset(ResetBy.CLIENT) > 0);
            assertThat(stats.streams().reset(ResetBy.CLIENT)).isEqualTo(1);
            assertThat(stats.streams().reset(ResetBy.SERVER)).isZero();
            client.beginRequest().shutdownOutput().sync();
            stats = await(statistics, now -> now.streams().reset(ResetBy.SERVER) > 0);
            assertThat(stats.streams().reset(ResetBy.SERVER)).isEqualTo(1);
            stats = await(statistics, now -> now.streams().active() == 0);
            assertThat(stats.streams().opened()).isEqualTo(2);
        }
    }

    @Test
    void aClientThatMovesIsCounted() throws Exception {
        Http3Statistics statistics = new Http3Statistics();
        try (TestServer server = start(statistics);
                UdpProxy network = new UdpProxy(server.listener().localAddress())) {
            HttpClient client = TestClients.http3(network.address().getPort());
            assertThat(get(client, "/hello")).isEqualTo("hello");
            network.rebind();
            assertThat(get(client, "/hello")).isEqualTo("hello");
            Http3Stats stats = await(statistics, now -> now.connections().migrated() > 0);
            assertThat(stats.connections().opened()).isEqualTo(1);
            assertThat(stats.connections().migrated()).isEqualTo(1);
        }
    }

    @Test
    void retriesAreCounted() throws Exception {
        Http3ListenerConfig defaults = Http3ListenerConfig.defaults();
        RetryConfig retry = defaults.retry();
        Http3Statistics statistics = new Http3Statistics();
        try (TestServer server =
                        TestServer.start(
                                new Http3ListenerConfig(
                                        defaults.transport(),
                                        new RetryConfig(
                                                RetryMode.ALWAYS,
                                                retry.threshold(),
                                                retry.tokenLifetime(),
                                                retry.keys(),
                                                retry.keyRotation()),
                                        defaults.connections(),
                                        defaults.requests()),
                                statistics);
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            assertThat(client.peerTransportParameters()).isNotNull();
            assertThat(statistics.snapshot().retry().sent()).isEqualTo(1);
            assertThat(statistics.snapshot().retry().validated()).isEqualTo(1);
            assertThat(statistics.snapshot().retry().rejected()).isZero();
            assertThat(statistics.snapshot().datagrams().dropped()).isZero();
        }
    }
}
