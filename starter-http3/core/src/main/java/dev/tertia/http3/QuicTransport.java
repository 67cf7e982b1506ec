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

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;

import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The own UDP side: a socket, and the QUIC codec behind it. */
final class QuicTransport implements QuicEndpoint {

    private static final long TIMEOUT_SECONDS = 10;

    private final Channel socket;

    private final DatagramCounters counters;

    private QuicTransport(Channel socket, DatagramCounters counters) {
        this.socket = socket;
        this.counters = counters;
    }

    static QuicTransport bind(
            InetSocketAddress address,
            QuicServerCodecBuilder codec,
            AddressValidation validation,
            LoopResources loops,
            Http3Statistics statistics) {
        DatagramCounters counters = statistics.datagrams();
        Pipeline pipeline =
                new Pipeline(
                        statistics.socket(),
                        new TruncatedDatagramFilter(
                                ConnectionIdDispatcher.ID_LENGTH, counters.dropped()),
                        new ConnectionIdDispatcher(codec, validation, counters));
        EventLoopGroup group = loops.onServer(LoopResources.DEFAULT_NATIVE);
        ChannelFuture bound =
                new Bootstrap()
                        .group(group)
                        .channelFactory(() -> loops.onChannel(DatagramChannel.class, group))
                        .handler(pipeline)
                        .bind(address);
        if (!bound.awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                || !bound.isSuccess()
                || isWithoutCodec(bound.channel())) {
            bound.channel().close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            throw new Http3BindException(address, bound.cause());
        }
        return new QuicTransport(bound.channel(), counters);
    }

    /** Netty logs what goes wrong while a pipeline is made, and binds all the same. */
    private static boolean isWithoutCodec(Channel channel) {
        return channel.pipeline().get(ConnectionIdDispatcher.class) == null;
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) this.socket.localAddress();
    }

    @Override
    public long droppedDatagrams() {
        return this.counters.dropped().sum();
    }

    @Override
    public long withheldDatagrams() {
        return this.counters.withheld().sum();
    }

    @Override
    public boolean isOpen() {
        return this.socket.isActive();
    }

    @Override
    public void close() {
        this.socket.close().awaitUninterruptibly(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** What a datagram goes through. */
    private static final class Pipeline extends ChannelInitializer<Channel> {

        private final SocketLoad load;

        private final TruncatedDatagramFilter filter;

        private final ConnectionIdDispatcher dispatcher;

        Pipeline(
                SocketLoad load,
                TruncatedDatagramFilter filter,
                ConnectionIdDispatcher dispatcher) {
            this.load = load;
            this.filter = filter;
            this.dispatcher = dispatcher;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(this.load, this.filter, this.dispatcher);
        }
    }
}
