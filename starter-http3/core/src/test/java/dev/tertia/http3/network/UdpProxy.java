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

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A bad network between clients and a server of this machine: it loses, duplicates, reorders and
 * corrupts datagrams, and gives clients other ports, as a NAT does.
 *
 * <p>Thread-safe. The same seed makes the same decisions in the same order; which datagram they hit
 * depends on the clients' timing.
 */
public final class UdpProxy implements AutoCloseable {

    private final Map<SocketAddress, NatBinding> bindings = new ConcurrentHashMap<>();

    private final SocketAddress server;

    private final FaultyLink fromClients;

    private final FaultyLink fromServer;

    private final UdpPort front;

    /** Opens a proxy whose two directions have the same probabilities, each from 0 to 1. */
    public UdpProxy(InetSocketAddress server, Map<Fault, Double> probabilities, long seed) {
        this.server = server;
        this.fromClients = new FaultyLink(probabilities, seed);
        this.fromServer = new FaultyLink(probabilities, ~seed);
        this.front = UdpPort.open(this::receive);
    }

    /** Opens a proxy that does no harm until {@link #rebind()} is called. */
    public UdpProxy(InetSocketAddress server) {
        this(server, Map.of(), 0);
    }

    private void receive(byte[] payload, SocketAddress client) {
        NatBinding binding = this.bindings.computeIfAbsent(client, this::bind);
        this.fromClients.send(new Datagram(payload, binding::send));
    }

    private NatBinding bind(SocketAddress client) {
        Consumer<byte[]> toClient = payload -> this.front.send(payload, client);
        return new NatBinding(
                this.server, payload -> this.fromServer.send(new Datagram(payload, toClient)));
    }

    /** Gives every client another port towards the server. */
    public void rebind() {
        this.bindings.values().forEach(NatBinding::rebind);
    }

    /** As {@link #rebind()}, but what is under way to the old ports is lost. */
    public void rebindAbruptly() {
        this.bindings.values().forEach(NatBinding::rebindAbruptly);
    }

    /**
     * As {@link #rebindAbruptly()}, but the first datagram to each new port that has so many bytes
     * is lost too.
     */
    public void rebindAbruptlyAndLose(int size) {
        this.bindings.values().forEach(binding -> binding.rebindAbruptlyAndLose(size));
    }

    /** Loses one datagram of the server, after so many others. */
    public void loseFromServerAfter(int others) {
        this.fromServer.loseOneAfter(others);
    }

    /** Returns how many bytes the server has sent to the ports that the clients have now. */
    public long bytesToCurrentPorts() {
        return this.bindings.values().stream().mapToLong(NatBinding::receivedByPort).sum();
    }

    /** Returns the address that clients use in place of the server's. */
    public InetSocketAddress address() {
        return this.front.address();
    }

    /** Returns what the clients have sent. */
    public Traffic fromClients() {
        return this.fromClients.traffic();
    }

    /** Returns what the server has sent. */
    public Traffic fromServer() {
        return this.fromServer.traffic();
    }

    @Override
    public void close() {
        this.front.close();
        this.bindings.values().forEach(NatBinding::close);
        this.fromClients.close();
        this.fromServer.close();
    }
}
