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

import dev.tertia.http3.qlog.QlogSampler;

import io.netty.handler.codec.quic.QLogConfiguration;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslEngine;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * Begins the event log of a connection when its TLS engine is made. No other moment will do: its
 * handlers are called later, when the codec has looked at the option already.
 */
final class QlogStart implements Function<QuicChannel, QuicSslEngine> {

    private static final String TITLE = "Tertia HTTP/3 listener";

    private final QuicSslContext sslContext;

    private final QuicConnections connections;

    private final QlogSampler sampler;

    QlogStart(QuicSslContext sslContext, QuicConnections connections, QlogSampler sampler) {
        this.sslContext = sslContext;
        this.connections = connections;
        this.sampler = sampler;
    }

    @Override
    public QuicSslEngine apply(QuicChannel channel) {
        if (!this.connections.isProbe(channel)) {
            Path file = this.sampler.begin(() -> this.connections.id(channel));
            if (file != null) {
                begin(channel, file);
            }
        }
        return this.sslContext.newEngine(channel.alloc());
    }

    private void begin(QuicChannel channel, Path file) {
        String connection = "connection " + this.connections.id(channel);
        channel.config()
                .setOption(
                        QuicChannelOption.QLOG,
                        new QLogConfiguration(file.toString(), TITLE, connection));
        channel.closeFuture().addListener(closed -> this.sampler.end(file));
    }
}
