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

import dev.tertia.http3.probe.QuicProbe;
import dev.tertia.http3.qlog.QlogConfig;
import dev.tertia.http3.qlog.QlogSampler;

import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.http.Http3SettingsSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.net.InetSocketAddress;
import java.time.InstantSource;

/** Puts a listener together and binds it. */
final class Http3ListenerBinding {

    private static final Logger logger = LoggerFactory.getLogger(Http3ListenerBinding.class);

    private static final long MIN_CODEC_LIMIT = 64 << 10;

    private Http3ListenerBinding() {}

    static Http3Listener bind(
            HttpServer server,
            InetSocketAddress address,
            Http3ListenerConfig config,
            QuicSslContext sslContext,
            LoopResources loops,
            QuicConnectionHandlerFactory handlers,
            Http3Statistics statistics) {
        Http3Listener.requireQuic();
        QuicTransportConfig transport = config.transport();
        QuicConnections connections = connections(config, statistics);
        AddressValidation validation = validation(config, connections, statistics);
        HttpServer http3 =
                server.protocol(HttpProtocol.HTTP3)
                        .secure(spec -> spec.sslContext(sslContext))
                        .runOn(loops)
                        .http3Settings(settings -> apply(transport, validation, settings))
                        .doOnChannelInit(connections);
        QuicConnectionHandler handler = handlers.create(http3);
        QuicEndpoint endpoint =
                (handler != null)
                        ? bindTransport(
                                address,
                                config,
                                codec(config, sslContext, handler, connections, statistics),
                                validation,
                                new SocketLoops(loops),
                                statistics)
                        : bindWithReactorNetty(http3, address);
        statistics.follow(connections);
        QuicProbe probe = new QuicProbe(endpoint.localAddress(), loops, connections.probes());
        Http3Admin admin = new Http3Admin(config, connections, validation, probe, endpoint.loops());
        return new Http3Listener(connections, endpoint, statistics, admin);
    }

    private static QuicEndpoint bindTransport(
            InetSocketAddress address,
            Http3ListenerConfig config,
            QuicServerCodecBuilder codec,
            AddressValidation validation,
            SocketLoops loops,
            Http3Statistics statistics) {
        if (config.sockets().segmentationOffload() && loops.isEpoll()) {
            QuicServerCodec.offloadSegmentation(codec);
        }
        int count = QuicTransport.count(config.sockets(), loops);
        return QuicTransport.bind(
                address,
                config,
                loops,
                new SocketPipeline(codec, validation, statistics, count),
                count);
    }

    private static QuicServerCodecBuilder codec(
            Http3ListenerConfig config,
            QuicSslContext sslContext,
            QuicConnectionHandler handler,
            QuicConnections connections,
            Http3Statistics statistics) {
        QuicServerCodecBuilder codec = QuicServerCodec.builder(config, sslContext, handler);
        QlogConfig qlog = config.qlog();
        if (qlog != null) {
            QlogSampler sampler = QlogSampler.open(qlog, statistics.qlogs()::count);
            codec.sslEngineProvider(new QlogStart(sslContext, connections, sampler));
        }
        return codec;
    }

    private static QuicConnections connections(
            Http3ListenerConfig config, Http3Statistics statistics) {
        long maxFieldSectionSize = config.transport().maxFieldSectionSize();
        return new QuicConnections(
                config.connections(),
                new RequestRules(config.requests(), maxFieldSectionSize),
                statistics);
    }

    private static AddressValidation validation(
            Http3ListenerConfig config, QuicConnections connections, Http3Statistics statistics) {
        return new AddressValidation(
                config.retry(),
                connections::unfinishedHandshakes,
                InstantSource.system(),
                statistics.retry());
    }

    private static QuicEndpoint bindWithReactorNetty(HttpServer http3, InetSocketAddress address) {
        logger.warn(
                "Reactor Netty does not give its HTTP/3 connection handler: using its own UDP"
                    + " socket, with its defaults. Take the Reactor Netty version that your Tertia"
                    + " release names.");
        return ReactorNettyEndpoint.bind(http3, address);
    }

    /** All of these are for the fallback alone, save for the limit of the codec. */
    private static void apply(
            QuicTransportConfig config,
            AddressValidation validation,
            Http3SettingsSpec.Builder settings) {
        settings.idleTimeout(config.idleTimeout())
                .maxData(config.connectionWindow())
                .maxStreamDataBidirectionalLocal(config.streamWindow())
                .maxStreamDataBidirectionalRemote(config.streamWindow())
                .maxStreamsBidirectional(config.maxConcurrentStreams())
                .maxFieldSectionSize(codecLimit(config))
                .tokenHandler(validation);
    }

    /**
     * The codec closes the whole connection beyond its limit, so it gets a larger one, and what
     * lies between is answered with 431.
     */
    private static long codecLimit(QuicTransportConfig config) {
        return Math.max(MIN_CODEC_LIMIT, 4 * config.maxFieldSectionSize());
    }
}
