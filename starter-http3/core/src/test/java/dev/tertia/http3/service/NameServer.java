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
package dev.tertia.http3.service;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows one name, which has the address 192.0.2.1 (RFC 1035). */
public final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;

    private static final short ANSWER = (short) 0x8180;

    private static final short NO_SUCH_NAME = (short) 0x8183;

    private final DatagramSocket socket;

    private final String name;

    private final AtomicInteger queries = new AtomicInteger();

    public NameServer(String name) throws IOException {
        this.name = name;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.socket.getLocalPort());
    }

    public int queries() {
        return this.queries.get();
    }

    private void serve() {
        while (!this.socket.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(new byte[1500], 1500);
                this.socket.receive(query);
                this.queries.incrementAndGet();
                byte[] answer = answer(ByteBuffer.wrap(query.getData(), 0, query.getLength()));
                this.socket.send(
                        new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException ex) {
                this.socket.close();
            }
        }
    }

    private byte[] answer(ByteBuffer query) {
        short id = query.getShort();
        query.position(HEADER);
        StringBuilder asked = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            asked.append(new String(label, StandardCharsets.US_ASCII)).append('.');
        }
        short type = query.getShort();
        query.getShort();
        boolean known = asked.toString().equals(this.name + ".");
        boolean found = known && type == 1;
        ByteBuffer answer = ByteBuffer.allocate(512);
        answer.putShort(id).putShort(known ? ANSWER : NO_SUCH_NAME);
        answer.putShort((short) 1).putShort((short) (found ? 1 : 0)).putInt(0);
        answer.put(query.duplicate().flip().position(HEADER));
        if (found) {
            answer.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60);
            answer.putShort((short) 4).put(new byte[] {(byte) 192, 0, 2, 1});
        }
        byte[] bytes = new byte[answer.position()];
        answer.get(0, bytes);
        return bytes;
    }

    @Override
    public void close() {
        this.socket.close();
    }
}
