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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.Http3BindException;
import dev.tertia.http3.Http3Listener;
import dev.tertia.http3.QuicUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.GracefulShutdownCallback;
import org.springframework.boot.web.server.GracefulShutdownResult;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;

import java.util.concurrent.CompletableFuture;

/** A TCP server and its HTTP/3 listener on one port number, started and stopped as one. */
final class Http3WebServer implements WebServer {

    /** The free number that TCP gets may be taken on UDP; that it is so again and again is rare. */
    private static final int ATTEMPTS_ON_ANY_PORT = 10;

    private static final Logger logger = LoggerFactory.getLogger(Http3WebServer.class);

    private final WebServer tcp;

    private final TcpConnections connections;

    private final Http3Binder binder;

    private final boolean anyPort;

    private final boolean required;

    private final Shutdown shutdown;

    private volatile @Nullable Http3Listener listener;

    private volatile boolean started;

    private volatile @Nullable String obstacle;

    Http3WebServer(
            WebServer tcp,
            TcpConnections connections,
            Http3Binder binder,
            boolean anyPort,
            boolean required,
            Shutdown shutdown) {
        this.tcp = tcp;
        this.connections = connections;
        this.binder = binder;
        this.anyPort = anyPort;
        this.required = required;
        this.shutdown = shutdown;
    }

    @Override
    public void start() {
        if (this.started) {
            return;
        }
        this.connections.open();
        this.tcp.start();
        bind();
        this.started = true;
    }

    private void bind() {
        try {
            this.listener = this.anyPort ? bindToAnyPort() : this.binder.bind(getPort());
        } catch (Http3BindException ex) {
            startWithout(ex, Http3BindFailureAnalyzer.analysis(ex));
        } catch (QuicUnavailableException ex) {
            startWithout(ex, QuicUnavailableFailureAnalyzer.analysis(ex));
        } catch (RuntimeException ex) {
            this.tcp.stop();
            throw ex;
        }
    }

    private Http3Listener bindToAnyPort() {
        for (int attempt = 1; attempt < ATTEMPTS_ON_ANY_PORT; attempt++) {
            try {
                return this.binder.bind(getPort());
            } catch (Http3BindException ex) {
                if (!ex.isAddressInUse()) {
                    throw ex;
                }
                logger.info("udp/{} is taken, trying another port for both", getPort());
                this.tcp.stop();
                this.tcp.start();
            }
        }
        return this.binder.bind(getPort());
    }

    private void startWithout(RuntimeException cause, FailureAnalysis analysis) {
        if (this.required) {
            this.tcp.stop();
            throw cause;
        }
        this.obstacle = analysis.getDescription();
        logger.warn(
                "Serving without HTTP/3: {} {}", analysis.getDescription(), analysis.getAction());
    }

    /** Drains TCP and UDP side by side; the slower one decides. */
    @Override
    public void shutDownGracefully(GracefulShutdownCallback callback) {
        if (this.shutdown == Shutdown.IMMEDIATE) {
            this.tcp.shutDownGracefully(callback);
            return;
        }
        Http3Listener bound = this.listener;
        CompletableFuture<Void> udp =
                (bound != null)
                        ? this.binder.drain(bound)
                        : CompletableFuture.completedFuture(null);
        var _ =
                drainTcp()
                        .thenAcceptBoth(
                                udp,
                                (result, drained) ->
                                        callback.shutdownComplete(worst(result, bound)));
    }

    private CompletableFuture<GracefulShutdownResult> drainTcp() {
        CompletableFuture<GracefulShutdownResult> result = new CompletableFuture<>();
        var _ =
                this.connections
                        .drain()
                        .thenRun(() -> this.tcp.shutDownGracefully(result::complete));
        return result.thenCombine(this.connections.closed(), (value, closed) -> value);
    }

    private static GracefulShutdownResult worst(
            GracefulShutdownResult tcp, @Nullable Http3Listener listener) {
        return (listener != null && listener.cutRequests() > 0)
                ? GracefulShutdownResult.REQUESTS_ACTIVE
                : tcp;
    }

    @Override
    public void stop() {
        try {
            unbind();
        } finally {
            this.tcp.stop();
        }
    }

    @Override
    public void destroy() {
        try {
            unbind();
        } finally {
            this.tcp.destroy();
        }
    }

    private void unbind() {
        Http3Listener bound = this.listener;
        this.listener = null;
        this.started = false;
        if (bound != null) {
            this.binder.unbind(bound);
        }
    }

    /** Returns the listener; {@code null} while none is bound. */
    @Nullable Http3Listener listener() {
        return this.listener;
    }

    Http3Binder binder() {
        return this.binder;
    }

    boolean isStarted() {
        return this.started;
    }

    /** Returns why none could be bound, if so. */
    @Nullable String obstacle() {
        return this.obstacle;
    }

    @Override
    public int getPort() {
        return this.tcp.getPort();
    }
}
