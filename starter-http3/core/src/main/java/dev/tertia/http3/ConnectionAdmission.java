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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections of a listener, and says when there are too many. Thread-safe. */
final class ConnectionAdmission {

    private final ConnectionLimits limits;

    private final AtomicInteger all = new AtomicInteger();

    /** Without entries of zero, so never larger than the number of connections. */
    private final Map<AddressPrefix, Integer> byPrefix = new ConcurrentHashMap<>();

    ConnectionAdmission(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Counts a connection in, or returns why it cannot be had. */
    @Nullable Refusal enter(AddressPrefix prefix) {
        int connections = this.all.incrementAndGet();
        int ofPrefix = this.byPrefix.merge(prefix, 1, Integer::sum);
        if (connections > this.limits.maxConnections()) {
            leave(prefix);
            return Refusal.CONNECTIONS;
        }
        if (ofPrefix > this.limits.maxConnectionsPerPrefix()) {
            leave(prefix);
            return Refusal.CONNECTIONS_PER_PREFIX;
        }
        return null;
    }

    void leave(AddressPrefix prefix) {
        this.all.decrementAndGet();
        this.byPrefix.computeIfPresent(
                prefix, (key, count) -> (count > 1) ? Integer.valueOf(count - 1) : null);
    }
}
