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
import dev.tertia.http3.stats.ConnectionInfo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What operators ask of a listener. Thread-safe; nothing blocks.
 *
 * @since 0.1.0
 */
public final class Http3Admin {

    private final Http3ListenerConfig config;

    private final QuicConnections connections;

    private final AddressValidation validation;

    private final QuicProbe probe;

    private final int sockets;

    private final SocketCheck socketCheck;

    Http3Admin(
            Http3ListenerConfig config,
            QuicConnections connections,
            AddressValidation validation,
            QuicProbe probe,
            List<? extends Executor> loops) {
        this.config = config;
        this.connections = connections;
        this.validation = validation;
        this.probe = probe;
        this.sockets = loops.size();
        this.socketCheck = new SocketCheck(loops);
    }

    /**
     * Returns what the listener was told.
     *
     * @return the configuration it was bound with; its Retry keys are secret
     */
    public Http3ListenerConfig config() {
        return this.config;
    }

    /**
     * Returns the number of UDP sockets.
     *
     * @return as many as {@link SocketConfig#count()}, or 1 where a port cannot be shared
     */
    public int sockets() {
        return this.sockets;
    }

    /**
     * Asks the event loop of each socket to run a task. At most one task waits in a loop, however
     * often this is called.
     *
     * @param timeout the time it may take
     * @return completes when all have; fails with {@link java.util.concurrent.TimeoutException},
     *     whose message has the numbers of the sockets that have not
     * @throws java.util.concurrent.RejectedExecutionException if the event loops are closed
     */
    public CompletableFuture<Void> checkSockets(Duration timeout) {
        return this.socketCheck.run(timeout);
    }

    /**
     * Lists open connections, the oldest first. Each is asked on its event loop.
     *
     * @param limit most connections to list
     * @return the connections; incomplete where one has ended meanwhile
     * @throws IllegalArgumentException if the limit is not positive
     */
    public CompletableFuture<List<ConnectionInfo>> connections(int limit) {
        Checks.positive("limit", limit);
        return this.connections.describe(limit);
    }

    /**
     * Closes a connection at once, with H3_NO_ERROR. Its requests in flight are cut.
     *
     * @param id the {@link ConnectionInfo#id() id} of the connection
     * @return {@code false} if there is none with that id
     */
    public boolean closeConnection(long id) {
        return this.connections.close(id);
    }

    /**
     * Replaces the random key of Retry tokens. Tokens of the key before stay valid until it is
     * replaced once more.
     *
     * @throws IllegalStateException if keys are configured, or if the last replacement is so young
     *     that tokens of the key before may be on their way
     */
    public void replaceRetryKey() {
        this.validation.replaceKey();
    }

    /**
     * Returns a client that shakes hands with this listener. Its connections count neither against
     * the limits nor in the statistics of connections, keep no drain waiting, and take no requests:
     * they are closed after their handshake. Their datagrams are counted, and their handshakes for
     * the threshold of {@link RetryMode#ADAPTIVE}. At most four run at once.
     *
     * @return the probe; it fails once the listener is closed
     */
    public QuicProbe probe() {
        return this.probe;
    }
}
