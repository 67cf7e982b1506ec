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

import java.time.Duration;

/**
 * How many connections a listener keeps, in all and for each part of the network. Immutable.
 *
 * <p>Beyond a limit a new connection is refused before its handshake (CONNECTION_REFUSED, RFC 9000
 * §5.2.2), so that its client goes another way at once.
 *
 * @param maxConnections most connections at once
 * @param maxConnectionsPerPrefix most connections at once from addresses that share a prefix
 * @param ipv4PrefixLength bits of an IPv4 address that make its prefix
 * @param ipv6PrefixLength bits of an IPv6 address that make its prefix: a network of one customer,
 *     as its single addresses cost nothing
 * @param handshakeTimeout time after which a connection is closed whose handshake is not finished
 * @since 0.1.0
 */
public record ConnectionLimits(
        int maxConnections,
        int maxConnectionsPerPrefix,
        int ipv4PrefixLength,
        int ipv6PrefixLength,
        Duration handshakeTimeout) {

    private static final int IPV4_BITS = 32;

    private static final int IPV6_BITS = 128;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is not positive or a prefix longer than an
     *     address
     */
    public ConnectionLimits {
        Checks.positive("maxConnections", maxConnections);
        Checks.positive("maxConnectionsPerPrefix", maxConnectionsPerPrefix);
        Checks.between("ipv4PrefixLength", 1, IPV4_BITS, ipv4PrefixLength);
        Checks.between("ipv6PrefixLength", 1, IPV6_BITS, ipv6PrefixLength);
        Checks.positive("handshakeTimeout", handshakeTimeout.toMillis());
    }

    /**
     * Returns the defaults: 10,000 connections, 1,000 of them per IPv4 address or IPv6 /64, 10 s
     * for a handshake.
     *
     * @return the defaults
     */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(10_000, 1_000, IPV4_BITS, 64, Duration.ofSeconds(10));
    }
}
