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

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerConfig;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads Reactor Netty's own connection initializer out of the initializer of its UDP channel.
 *
 * <p>Reactor Netty has no public way to it, and everything that serves a request hangs on it; so
 * one package-private field is read, and when a version no longer has it the caller falls back.
 */
final class ReactorNettyConnectionHandlerFactory implements QuicConnectionHandlerFactory {

    static final String FIELD = "quicChannelInitializer";

    private static final Logger logger =
            LoggerFactory.getLogger(ReactorNettyConnectionHandlerFactory.class);

    private final String field;

    ReactorNettyConnectionHandlerFactory() {
        this(FIELD);
    }

    ReactorNettyConnectionHandlerFactory(String field) {
        this.field = field;
    }

    @Override
    public @Nullable QuicConnectionHandler create(HttpServer server) {
        HttpServerConfig config = server.configuration();
        ChannelInitializer<Channel> udpInitializer =
                config.channelInitializer(ConnectionEvents.of(config), null, true);
        ChannelHandler initializer = read(udpInitializer);
        return (initializer != null)
                ? new QuicConnectionHandler(
                        initializer,
                        streamOptions(config),
                        config.attributes(),
                        config.childAttributes())
                : null;
    }

    private @Nullable ChannelHandler read(ChannelInitializer<Channel> udpInitializer) {
        try {
            Field declared = udpInitializer.getClass().getDeclaredField(this.field);
            declared.setAccessible(true);
            return (ChannelHandler) declared.get(udpInitializer);
        } catch (ReflectiveOperationException | RuntimeException ex) {
            logger.warn(
                    "Cannot read the field '{}' of {}: {}",
                    this.field,
                    udpInitializer.getClass().getName(),
                    ex.toString());
            return null;
        }
    }

    private static Map<ChannelOption<?>, ?> streamOptions(HttpServerConfig config) {
        Map<ChannelOption<?>, Object> options = new HashMap<>(config.childOptions());
        // A QUIC stream knows no Nagle: it would warn on every request.
        options.remove(ChannelOption.TCP_NODELAY);
        return options;
    }
}
