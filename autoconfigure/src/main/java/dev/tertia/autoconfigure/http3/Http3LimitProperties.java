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

import dev.tertia.http3.ConnectionLimits;
import dev.tertia.http3.RequestLimits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * What connections and requests over HTTP/3 may cost.
 *
 * @param maxConnections Most connections at once. Further ones are refused before their handshake.
 * @param maxConnectionsPerPrefix Most connections at once from addresses with the same prefix.
 * @param ipv4PrefixLength Bits of an IPv4 address that make its prefix.
 * @param ipv6PrefixLength Bits of an IPv6 address that make its prefix.
 * @param handshakeTimeout Time after which a connection is closed whose handshake is not finished.
 * @param maxUriLength Longest path and query of a request; longer ones are answered with 414. When
 *     not set, 'server.netty.max-initial-line-length' counts.
 * @param maxBodySize Largest body of a request; larger ones are answered with 413. When not set,
 *     there is no limit.
 * @param headerTimeout Time in which the header section of a request has to arrive; later ones are
 *     answered with 408. Zero for no limit.
 * @param bodyTimeout Time over which the rate of a request's body is measured while the application
 *     waits for it; slower ones are answered with 408. Zero for no limit.
 * @param minBodyRate Smallest rate of a request's body, per second.
 * @param maxResets Requests that a client may give up, or spoil by malformed messages, within the
 *     window. Beyond that its connection is closed.
 * @param resetWindow Time over which these requests are counted.
 * @since 0.1.0
 */
public record Http3LimitProperties(
        @DefaultValue("10000") int maxConnections,
        @DefaultValue("1000") int maxConnectionsPerPrefix,
        @DefaultValue("32") int ipv4PrefixLength,
        @DefaultValue("64") int ipv6PrefixLength,
        @DefaultValue("10s") Duration handshakeTimeout,
        @Nullable DataSize maxUriLength,
        @Nullable DataSize maxBodySize,
        @DefaultValue("10s") Duration headerTimeout,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("240B") DataSize minBodyRate,
        @DefaultValue("200") int maxResets,
        @DefaultValue("30s") Duration resetWindow) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Http3LimitProperties {
        Http3PropertyChecks.positive("limits.max-connections", maxConnections);
        Http3PropertyChecks.positive("limits.max-connections-per-prefix", maxConnectionsPerPrefix);
        Http3PropertyChecks.between("limits.ipv4-prefix-length", 1, 32, ipv4PrefixLength);
        Http3PropertyChecks.between("limits.ipv6-prefix-length", 1, 128, ipv6PrefixLength);
        Http3PropertyChecks.positive("limits.handshake-timeout", handshakeTimeout);
        requirePositive("limits.max-uri-length", maxUriLength);
        requirePositive("limits.max-body-size", maxBodySize);
        Http3PropertyChecks.notNegative("limits.header-timeout", headerTimeout);
        Http3PropertyChecks.notNegative("limits.body-timeout", bodyTimeout);
        requirePositive("limits.min-body-rate", minBodyRate);
        Http3PropertyChecks.positive("limits.max-resets", maxResets);
        Http3PropertyChecks.positive("limits.reset-window", resetWindow);
    }

    private static void requirePositive(String name, @Nullable DataSize size) {
        if (size != null) {
            Http3PropertyChecks.positive(name, size, size.toBytes());
        }
    }

    ConnectionLimits connections() {
        return new ConnectionLimits(
                this.maxConnections,
                this.maxConnectionsPerPrefix,
                this.ipv4PrefixLength,
                this.ipv6PrefixLength,
                this.handshakeTimeout);
    }

    RequestLimits requests(int maxInitialLineLength) {
        return new RequestLimits(
                (this.maxUriLength != null)
                        ? Math.toIntExact(this.maxUriLength.toBytes())
                        : maxInitialLineLength,
                (this.maxBodySize != null) ? this.maxBodySize.toBytes() : Long.MAX_VALUE,
                this.headerTimeout,
                this.bodyTimeout,
                this.minBodyRate.toBytes(),
                this.maxResets,
                this.resetWindow);
    }
}
