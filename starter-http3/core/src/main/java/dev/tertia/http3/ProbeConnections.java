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

import dev.tertia.http3.probe.ProbeSockets;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/** The addresses that probes of a listener come from. Thread-safe. */
final class ProbeConnections implements ProbeSockets {

    static final int MAX_AT_ONCE = 4;

    private final Set<InetSocketAddress> addresses = new HashSet<>();

    @Override
    public synchronized boolean add(InetSocketAddress address) {
        return this.addresses.size() < MAX_AT_ONCE && this.addresses.add(address);
    }

    @Override
    public synchronized void remove(InetSocketAddress address) {
        this.addresses.remove(address);
    }

    /** Tells whether a connection that begins is a probe. */
    synchronized boolean has(InetSocketAddress address) {
        return this.addresses.contains(address);
    }

    /** Tells whether a connection is a probe; each has one only. */
    synchronized boolean take(InetSocketAddress address) {
        return this.addresses.remove(address);
    }
}
