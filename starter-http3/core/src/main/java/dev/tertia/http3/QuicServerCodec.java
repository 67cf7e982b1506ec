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

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicCongestionControlAlgorithm;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.util.AttributeKey;

import java.util.concurrent.TimeUnit;

/** Puts together what Netty's QUIC codec needs to know. */
final class QuicServerCodec {

    /** What fits into 64 KB, the most that the kernel takes at once, with payloads of 6 KB. */
    private static final int MAX_SEGMENTS = 10;

    private QuicServerCodec() {}

    static QuicServerCodecBuilder builder(
            Http3ListenerConfig listener,
            QuicSslContext sslContext,
            QuicConnectionHandler handler) {
        QuicTransportConfig config = listener.transport();
        QuicServerCodecBuilder builder =
                Http3.newQuicServerCodecBuilder()
                        .sslContext(sslContext)
                        .handler(handler.initializer())
                        .maxIdleTimeout(config.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .initialMaxData(config.connectionWindow())
                        .initialMaxStreamDataBidirectionalLocal(config.streamWindow())
                        .initialMaxStreamDataBidirectionalRemote(config.streamWindow())
                        .initialMaxStreamsBidirectional(config.maxConcurrentStreams())
                        .activeConnectionIdLimit(PathBudget.PATHS);
        apply(listener.paths(), builder);
        handler.streamOptions().forEach((option, value) -> option(builder, option, value));
        handler.attributes().forEach((key, value) -> attribute(builder, key, value));
        handler.streamAttributes().forEach((key, value) -> streamAttribute(builder, key, value));
        return builder;
    }

    private static void apply(PathConfig paths, QuicServerCodecBuilder builder) {
        builder.congestionControlAlgorithm(
                        switch (paths.congestionControl()) {
                            case RENO -> QuicCongestionControlAlgorithm.RENO;
                            case CUBIC -> QuicCongestionControlAlgorithm.CUBIC;
                            case BBR -> QuicCongestionControlAlgorithm.BBR;
                        })
                .initialCongestionWindowPackets(paths.initialWindow())
                .maxSendUdpPayloadSize(paths.maxSendPayload())
                .maxRecvUdpPayloadSize(paths.maxReceivePayload())
                .activeMigration(paths.activeMigration());
    }

    /** Lets the kernel cut what is sent into datagrams, if it can. */
    static void offloadSegmentation(QuicServerCodecBuilder builder) {
        builder.option(
                QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR,
                EpollQuicUtils.newSegmentedAllocator(MAX_SEGMENTS));
    }

    @SuppressWarnings("unchecked") // each was paired with its value by Reactor Netty
    private static <T> void option(
            QuicServerCodecBuilder builder, ChannelOption<T> option, Object value) {
        builder.streamOption(option, (T) value);
    }

    @SuppressWarnings("unchecked")
    private static <T> void attribute(
            QuicServerCodecBuilder builder, AttributeKey<T> key, Object value) {
        builder.attr(key, (T) value);
    }

    @SuppressWarnings("unchecked")
    private static <T> void streamAttribute(
            QuicServerCodecBuilder builder, AttributeKey<T> key, Object value) {
        builder.streamAttr(key, (T) value);
    }
}
