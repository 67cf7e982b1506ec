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

import dev.tertia.http3.stats.RetryStats;
import dev.tertia.http3.stats.SocketStats;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the endpoint shows.
 *
 * @param state what the listener is about
 * @param reason why it is not bound, if so
 * @param altSvc what clients over TCP are told
 * @param listener the listener; {@code null} if none is bound
 */
record Http3Report(
        String state,
        @Nullable String reason,
        @Nullable Announcement altSvc,
        @Nullable Listener listener)
        implements OperationResponseBody {

    /**
     * What clients over TCP are told.
     *
     * @param announcing what an operator has chosen: on, off or clear
     * @param value the field value that responses get at this moment, if any
     */
    record Announcement(String announcing, @Nullable String value) {}

    /**
     * A bound listener.
     *
     * @param address the address it is bound to
     * @param sockets the load of its sockets
     * @param connections its connections
     * @param requests its requests
     * @param limits what it allows
     * @param refused how often something was refused, by its reason
     * @param retry how the addresses of clients are validated
     * @param certificate the certificate of the default SSL bundle, as its key store tells
     */
    record Listener(
            String address,
            List<SocketStats> sockets,
            Connections connections,
            Requests requests,
            Limits limits,
            Map<String, Long> refused,
            Retry retry,
            @Nullable Certificate certificate) {}

    /**
     * Connections.
     *
     * @param active open ones
     * @param handshaking those of them whose handshake is not finished
     * @param opened how many have come
     * @param ended how many have ended, by how they did
     * @param open the oldest of the open ones
     */
    record Connections(
            int active,
            int handshaking,
            long opened,
            Map<String, Long> ended,
            List<Connection> open) {}

    /**
     * A connection.
     *
     * @param id what it is closed by
     * @param state handshake, open or draining
     * @param address address of the client, masked
     * @param age time since its first packet
     * @param activeRequests requests in flight
     */
    record Connection(long id, String state, String address, Duration age, int activeRequests) {}

    /**
     * Requests.
     *
     * @param active those in flight
     * @param received how many have come
     */
    record Requests(int active, long received) {}

    /**
     * What a listener allows.
     *
     * @param maxConnections most connections at once
     * @param maxConnectionsPerPrefix most of them from addresses with the same prefix
     * @param handshakeTimeout time that a handshake may take
     * @param idleTimeout time without packets after which a connection ends
     * @param maxConcurrentStreams most requests at once on a connection
     * @param maxFieldSectionSize largest header section in bytes
     * @param maxUriLength longest path and query
     * @param maxBodySize largest body in bytes; {@code null} for any
     */
    record Limits(
            int maxConnections,
            int maxConnectionsPerPrefix,
            Duration handshakeTimeout,
            Duration idleTimeout,
            long maxConcurrentStreams,
            long maxFieldSectionSize,
            int maxUriLength,
            @Nullable Long maxBodySize) {}

    /**
     * Address validation.
     *
     * @param mode when a client has to validate its address
     * @param keys random or configured
     * @param counts what has happened
     */
    record Retry(String mode, String keys, RetryStats counts) {}

    /**
     * A certificate.
     *
     * @param subject whose it is
     * @param notAfter its end
     */
    record Certificate(String subject, Instant notAfter) {}
}
