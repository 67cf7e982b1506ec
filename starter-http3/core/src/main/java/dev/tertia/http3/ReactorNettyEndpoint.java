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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Fallback: Reactor Netty's own UDP channel, when its connection handler cannot be had alone. */
final class ReactorNettyEndpoint implements QuicEndpoint {

    private static final Logger logger = LoggerFactory.getLogger(ReactorNettyEndpoint.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DisposableServer server;

    private ReactorNettyEndpoint(DisposableServer server) {
        this.server = server;
    }

    static ReactorNettyEndpoint bind(HttpServer server, InetSocketAddress address) {
        try {
            return new ReactorNettyEndpoint(server.bindAddress(() -> address).bindNow(TIMEOUT));
        } catch (ChannelBindException ex) {
            throw new Http3BindException(address, ex.getCause());
        } catch (IllegalStateException | UnsupportedOperationException ex) {
            // A time-out, or a customizer's setting that Reactor Netty does not know over UDP.
            throw new Http3BindException(address, ex);
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) this.server.address();
    }

    @Override
    public List<? extends Executor> loops() {
        return List.of(Runnable::run);
    }

    @Override
    public boolean isOpen() {
        return !this.server.isDisposed();
    }

    @Override
    public void close() {
        try {
            this.server.disposeNow(TIMEOUT);
        } catch (IllegalStateException ex) {
            logger.warn("{} is still bound after {}", localAddress(), TIMEOUT, ex);
        }
    }
}
