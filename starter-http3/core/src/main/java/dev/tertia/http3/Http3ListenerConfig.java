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

import dev.tertia.http3.qlog.QlogConfig;

import org.jspecify.annotations.Nullable;

/**
 * What a listener is told. Immutable.
 *
 * @param transport what it announces to its peers
 * @param paths how it sends and receives datagrams
 * @param sockets where it receives them
 * @param retry how it validates their addresses
 * @param connections how many connections it keeps
 * @param requests what a request may cost
 * @param qlog which connections write an event log; {@code null} for none. Not where Reactor Netty
 *     owns the socket
 * @since 0.1.0
 */
public record Http3ListenerConfig(
        QuicTransportConfig transport,
        PathConfig paths,
        SocketConfig sockets,
        RetryConfig retry,
        ConnectionLimits connections,
        RequestLimits requests,
        @Nullable QlogConfig qlog) {

    /**
     * Creates a configuration with the defaults of sockets and paths, without event logs.
     *
     * @param transport what it announces to its peers
     * @param retry how it validates their addresses
     * @param connections how many connections it keeps
     * @param requests what a request may cost
     */
    public Http3ListenerConfig(
            QuicTransportConfig transport,
            RetryConfig retry,
            ConnectionLimits connections,
            RequestLimits requests) {
        this(
                transport,
                PathConfig.defaults(),
                SocketConfig.defaults(),
                retry,
                connections,
                requests,
                null);
    }

    /**
     * Returns the defaults of all parts, without event logs.
     *
     * @return the defaults
     */
    public static Http3ListenerConfig defaults() {
        return new Http3ListenerConfig(
                QuicTransportConfig.defaults(),
                RetryConfig.defaults(),
                ConnectionLimits.defaults(),
                RequestLimits.defaults());
    }
}
