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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** A random UDP port of 127.0.0.1 with a thread that reads it until it is closed. */
final class UdpPort implements AutoCloseable {

    private static final int MAX_SIZE = 65_535;

    private final LongAdder received = new LongAdder();

    private final DatagramSocket socket;

    private final BiConsumer<byte[], SocketAddress> receiver;

    private UdpPort(DatagramSocket socket, BiConsumer<byte[], SocketAddress> receiver) {
        this.socket = socket;
        this.receiver = receiver;
    }

    static UdpPort open(BiConsumer<byte[], SocketAddress> receiver) {
        try {
            UdpPort port =
                    new UdpPort(new DatagramSocket(0, InetAddress.getLoopbackAddress()), receiver);
            Thread.ofVirtual().start(port::read);
            return port;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void read() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_SIZE], MAX_SIZE);
        try {
            while (true) {
                packet.setLength(MAX_SIZE);
                this.socket.receive(packet);
                this.received.add(packet.getLength());
                this.receiver.accept(
                        Arrays.copyOf(packet.getData(), packet.getLength()),
                        packet.getSocketAddress());
            }
        } catch (IOException ex) {
            requireClosed(ex);
        }
    }

    void send(byte[] payload, SocketAddress target) {
        try {
            this.socket.send(new DatagramPacket(payload, payload.length, target));
        } catch (IOException ex) {
            requireClosed(ex);
        }
    }

    private void requireClosed(IOException ex) {
        if (!this.socket.isClosed()) {
            throw new UncheckedIOException(ex);
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) this.socket.getLocalSocketAddress();
    }

    long received() {
        return this.received.sum();
    }

    @Override
    public void close() {
        this.socket.close();
    }
}
