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
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody between one client and its server who keeps the server's answers back for a while, and
 * sends what the client has said until then once more, from another address. Thread-safe.
 */
public final class FirstFlight implements AutoCloseable {

    private final List<byte[]> recorded = new ArrayList<>();

    private final List<byte[]> answers = new ArrayList<>();

    private final SocketAddress server;

    private final UdpPort front;

    private final UdpPort back;

    private final UdpPort stranger;

    private SocketAddress client;

    private boolean released;

    /** Opens the ports. */
    public FirstFlight(InetSocketAddress server) {
        this.server = server;
        this.client = server;
        this.front = UdpPort.open(this::fromClient);
        this.back = UdpPort.open((payload, source) -> fromServer(payload));
        this.stranger = UdpPort.open((payload, source) -> {});
    }

    private synchronized void fromClient(byte[] payload, SocketAddress source) {
        this.client = source;
        if (!this.released) {
            this.recorded.add(payload);
        }
        this.back.send(payload, this.server);
    }

    private synchronized void fromServer(byte[] payload) {
        if (this.released) {
            this.front.send(payload, this.client);
        } else {
            this.answers.add(payload);
        }
    }

    /** Lets the answers through, those that have come and those to come. Records nothing more. */
    public synchronized void release() {
        this.released = true;
        this.answers.forEach(payload -> this.front.send(payload, this.client));
        this.answers.clear();
    }

    /** Sends the very same datagrams to a server, from an address that the client never had. */
    public synchronized void replay(InetSocketAddress target) {
        this.recorded.forEach(payload -> this.stranger.send(payload, target));
    }

    /** Returns the bytes of one replay. */
    public synchronized long size() {
        return this.recorded.stream().mapToLong(payload -> payload.length).sum();
    }

    /** Returns the bytes that were sent to the address of the replays. */
    public long answered() {
        return this.stranger.received();
    }

    /** Returns the address that the client uses in place of the server's. */
    public InetSocketAddress address() {
        return this.front.address();
    }

    @Override
    public void close() {
        this.front.close();
        this.back.close();
        this.stranger.close();
    }
}
