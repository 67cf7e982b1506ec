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

import dev.tertia.http3.stats.ConnectionInfo;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ImmediateEventExecutor;

import org.jspecify.annotations.Nullable;

import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The open connections of a listener, and what every one of them gets into its pipeline.
 *
 * <p>Thread-safe. Both the own transport and the fallback run a connection through it.
 */
final class QuicConnections implements ChannelPipelineConfigurer {

    private static final AttributeKey<Long> ID = AttributeKey.valueOf(QuicConnections.class, "id");

    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    private final PeerUnidirectionalStreams unidirectionalStreams = new PeerUnidirectionalStreams();

    private final PeerFaults peerFaults = new PeerFaults();

    private final RefusedConnection refusedConnection = new RefusedConnection();

    private final AtomicInteger unfinishedHandshakes = new AtomicInteger();

    private final AtomicInteger activeRequests = new AtomicInteger();

    private final ProbeConnections probes = new ProbeConnections();

    private final AtomicLong lastId = new AtomicLong();

    private final ConnectionLimits limits;

    private final ConnectionAdmission admission;

    private final RequestRules requestRules;

    private final Http3Statistics statistics;

    private volatile boolean draining;

    QuicConnections(
            ConnectionLimits limits, RequestRules requestRules, Http3Statistics statistics) {
        this.limits = limits;
        this.admission = new ConnectionAdmission(limits);
        this.requestRules = requestRules;
        this.statistics = statistics;
    }

    @Override
    public void onChannelInit(
            ConnectionObserver observer, Channel channel, @Nullable SocketAddress remoteAddress) {
        if (!(channel instanceof QuicChannel connection)) {
            return;
        }
        connection.pipeline().addLast(this.peerFaults);
        if (this.probes.take(remote(connection))) {
            connection.pipeline().addFirst(this.refusedConnection);
            return;
        }
        if (this.draining) {
            count(Refusal.DRAINING);
            connection.pipeline().addFirst(this.refusedConnection);
            return;
        }
        AddressPrefix prefix = AddressPrefix.of(address(connection), this.limits);
        Refusal refusal = this.admission.enter(prefix);
        if (refusal == null) {
            connection.closeFuture().addListener(closed -> this.admission.leave(prefix));
            track(connection);
        } else {
            count(refusal);
            refuse(connection);
        }
    }

    private void count(Refusal refusal) {
        this.statistics.refusals().count(refusal);
        this.statistics.counters().refuse();
    }

    static InetAddress address(QuicChannel connection) {
        return remote(connection).getAddress();
    }

    static InetSocketAddress remote(QuicChannel connection) {
        InetSocketAddress remote = (InetSocketAddress) connection.remoteSocketAddress();
        return Objects.requireNonNull(remote, "A connection has a peer");
    }

    private void refuse(QuicChannel connection) {
        InitialGate gate = connection.parent().pipeline().get(InitialGate.class);
        if (gate != null) {
            gate.refuse();
            connection.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            connection.pipeline().addFirst(this.refusedConnection);
        }
    }

    private void track(QuicChannel channel) {
        ConnectionMonitor monitor = new ConnectionMonitor(channel, this.statistics);
        QuicConnection connection =
                new QuicConnection(
                        id(channel),
                        channel,
                        this.activeRequests,
                        new ResetBudget(this.requestRules.limits(), System::nanoTime),
                        this.statistics,
                        monitor);
        channel.pipeline()
                .addFirst(
                        monitor,
                        new EarlyDataOutcome(
                                this.statistics.counters().earlyDataAccepted(),
                                this.statistics.counters().earlyDataRejected()),
                        new HandshakeDeadline(
                                this.limits.handshakeTimeout(),
                                this.unfinishedHandshakes,
                                this.statistics.refusals(),
                                monitor),
                        this.unidirectionalStreams,
                        new ChallengeRecovery(),
                        new PathRecovery(),
                        new PathBudget(connection),
                        connection);
        channel.pipeline().addLast(new RequestGuards(this.requestRules, connection));
        // Early data would wait for the end of the handshake otherwise, and come late.
        channel.read();
        this.channels.add(channel);
        if (this.draining) {
            // It began between the look at the flag and its entry into the group.
            connection.drain();
        }
    }

    /** Returns the number of a connection, which it gets with the first question. */
    long id(QuicChannel channel) {
        Attribute<Long> id = channel.attr(ID);
        Long given = id.get();
        if (given == null) {
            given = this.lastId.incrementAndGet();
            id.set(given);
        }
        return given;
    }

    boolean isProbe(QuicChannel channel) {
        return this.probes.has(remote(channel));
    }

    ProbeConnections probes() {
        return this.probes;
    }

    /** Lists open connections, the oldest first; one that ends meanwhile may be missing. */
    CompletableFuture<List<ConnectionInfo>> describe(int limit) {
        List<QuicConnection> open = new ArrayList<>();
        forEach(open::add);
        List<CompletableFuture<Stream<ConnectionInfo>>> infos =
                open.stream()
                        .sorted(Comparator.comparingLong(QuicConnection::id))
                        .limit(limit)
                        .map(QuicConnection::describeLater)
                        .toList();
        return CompletableFuture.allOf(infos.toArray(CompletableFuture[]::new))
                .thenApply(all -> infos.stream().flatMap(CompletableFuture::join).toList());
    }

    /** Closes a connection at once; tells whether it was there. */
    boolean close(long id) {
        List<QuicConnection> found = new ArrayList<>();
        forEach(connection -> {
            if (connection.id() == id) {
                found.add(connection);
            }
        });
        found.forEach(QuicConnection::close);
        return !found.isEmpty();
    }

    int active() {
        return this.channels.size();
    }

    int activeRequests() {
        return this.activeRequests.get();
    }

    int unfinishedHandshakes() {
        return this.unfinishedHandshakes.get();
    }

    boolean isDraining() {
        return this.draining;
    }

    /** Lets the requests in flight finish, refuses new ones, and closes each idle connection. */
    CompletableFuture<Void> drain() {
        this.draining = true;
        CompletableFuture<Void> drained = new CompletableFuture<>();
        forEach(QuicConnection::drain);
        this.channels.newCloseFuture().addListener(closed -> drained.complete(null));
        return drained;
    }

    /** Closes every connection with H3_NO_ERROR and waits until that is sent, or the time is up. */
    void close(Duration timeout) {
        this.draining = true;
        forEach(QuicConnection::close);
        this.channels.newCloseFuture().awaitUninterruptibly(timeout.toMillis());
    }

    private void forEach(Consumer<QuicConnection> action) {
        for (Channel channel : this.channels) {
            QuicConnection connection = channel.pipeline().get(QuicConnection.class);
            if (connection != null) {
                action.accept(connection);
            }
        }
    }
}
