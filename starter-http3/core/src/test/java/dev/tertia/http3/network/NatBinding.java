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
package dev.tertia.http3.network;

import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The port that a client has outside of its network. */
final class NatBinding implements AutoCloseable {

    private final SocketAddress server;

    private final Consumer<byte[]> inbound;

    private final List<UdpPort> ports = new CopyOnWriteArrayList<>();

    NatBinding(SocketAddress server, Consumer<byte[]> inbound) {
        this.server = server;
        this.inbound = inbound;
        rebind();
    }

    /**
     * Sends through another port from now on. What is under way to the old one still arrives: a
     * client that only receives would otherwise have no reason to send anything, and the server
     * would never learn of the new port.
     */
    void rebind() {
        this.ports.addFirst(UdpPort.open((payload, source) -> this.inbound.accept(payload)));
    }

    /** As {@link #rebind()}, but what is under way to the old port is lost. */
    void rebindAbruptly() {
        rebindAbruptlyTo(this.inbound);
    }

    /** As {@link #rebindAbruptly()}, but the first datagram that has so many bytes is lost too. */
    void rebindAbruptlyAndLose(int size) {
        AtomicBoolean lost = new AtomicBoolean();
        rebindAbruptlyTo(payload -> {
            if (payload.length < size || !lost.compareAndSet(false, true)) {
                this.inbound.accept(payload);
            }
        });
    }

    private void rebindAbruptlyTo(Consumer<byte[]> target) {
        UdpPort old = this.ports.getFirst();
        this.ports.addFirst(UdpPort.open((payload, source) -> target.accept(payload)));
        old.close();
    }

    void send(byte[] payload) {
        this.ports.getFirst().send(payload, this.server);
    }

    long receivedByPort() {
        return this.ports.getFirst().received();
    }

    @Override
    public void close() {
        this.ports.forEach(UdpPort::close);
    }
}
