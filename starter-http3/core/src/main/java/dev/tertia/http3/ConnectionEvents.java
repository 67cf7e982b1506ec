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

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.server.HttpServerConfig;

import java.util.function.Consumer;

/**
 * Brings the events of request streams to those a server was configured with, as {@code bind()}
 * would do: {@code doOnConnection} first, then the child observers.
 */
final class ConnectionEvents implements ConnectionObserver {

    private static final Logger logger = LoggerFactory.getLogger(ConnectionEvents.class);

    private final @Nullable Consumer<? super Connection> doOnConnection;

    private final @Nullable ConnectionObserver observer;

    private ConnectionEvents(
            @Nullable Consumer<? super Connection> doOnConnection,
            @Nullable ConnectionObserver observer) {
        this.doOnConnection = doOnConnection;
        this.observer = observer;
    }

    static ConnectionObserver of(HttpServerConfig config) {
        return new ConnectionEvents(config.doOnConnection(), config.childObserver());
    }

    @Override
    public void onStateChange(Connection connection, State newState) {
        if (State.DISCONNECTING.equals(newState)
                && connection.channel().isActive()
                && !connection.isPersistent()) {
            connection.dispose();
        }
        if (State.CONFIGURED.equals(newState)) {
            configured(connection);
        }
        if (this.observer != null) {
            this.observer.onStateChange(connection, newState);
        }
    }

    private void configured(Connection connection) {
        try {
            if (this.doOnConnection != null) {
                this.doOnConnection.accept(connection);
            }
        } catch (RuntimeException ex) {
            logger.error("{} is closed: 'doOnConnection' failed", connection.channel(), ex);
            connection.dispose();
        }
    }

    /** What a peer does wrong is no error of this application, so it does not fill its log. */
    @Override
    public void onUncaughtException(Connection connection, Throwable error) {
        if (PeerFaults.isOne(error)) {
            logger.debug("{} is closed by its peer's fault", connection.channel(), error);
        } else {
            logger.error("{} is closed", connection.channel(), error);
        }
        connection.dispose();
    }
}
