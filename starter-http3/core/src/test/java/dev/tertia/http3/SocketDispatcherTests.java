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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

final class SocketDispatcherTests {

    private static final InetSocketAddress ADDRESS =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 4433);

    private static final int SHORT_HEADER = 0x40;

    private static final int LONG_HEADER = 0xc0;

    /** Bytes that no buffer begins with, so that nobody counts from its first one. */
    private static final int OFFSET = 3;

    private final SecretKey key = new SecretKeySpec(new byte[16], "AES");

    private final DatagramCounters counters = new DatagramCounters();

    private final List<EmbeddedChannel> sockets = new ArrayList<>();

    @AfterEach
    void close() {
        this.sockets.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private void open(int count) {
        List<SocketMailbox> mailboxes =
                IntStream.range(0, count).mapToObj(i -> new SocketMailbox(this.counters)).toList();
        for (int i = 0; i < count; i++) {
            this.sockets.add(
                    new EmbeddedChannel(
                            new SocketDispatcher(mailboxes, i, new SocketIds(this.key, i))));
        }
    }

    private byte[] idOf(int socket) {
        return new SocketIds(this.key, socket).newId(SocketIds.LENGTH).array();
    }

    private static ByteBuf buffer() {
        return Unpooled.buffer().writeZero(OFFSET).readerIndex(OFFSET);
    }

    private static DatagramPacket shortHeader(byte... id) {
        return packet(buffer().writeByte(SHORT_HEADER).writeBytes(id));
    }

    private static DatagramPacket longHeader(int idLength, byte... following) {
        return packet(
                buffer().writeByte(LONG_HEADER)
                        .writeInt((int) InitialPacket.VERSION_1)
                        .writeByte(idLength)
                        .writeBytes(following));
    }

    private static DatagramPacket packet(ByteBuf content) {
        // What comes behind its end is not there.
        return new DatagramPacket(content.capacity(content.writerIndex()), ADDRESS, ADDRESS);
    }

    /** Lets the first socket receive a packet, and returns the number of the one that reads it. */
    private int readerOf(DatagramPacket packet) {
        this.sockets.getFirst().writeInbound(packet);
        List<Integer> readers = new ArrayList<>();
        for (int i = 0; i < this.sockets.size(); i++) {
            EmbeddedChannel socket = this.sockets.get(i);
            socket.runPendingTasks();
            Object read = socket.readInbound();
            if (read != null) {
                assertThat(read).isSameAs(packet);
                readers.add(i);
            }
        }
        assertThat(readers).hasSize(1);
        assertThat(packet.refCnt()).isOne();
        assertThat(packet.content().readerIndex()).isEqualTo(OFFSET);
        packet.release();
        return readers.getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void bringsEachPacketToTheSocketOfItsId(int socket) {
        open(4);
        assertThat(readerOf(shortHeader(idOf(socket)))).isEqualTo(socket);
        assertThat(readerOf(longHeader(SocketIds.LENGTH, idOf(socket)))).isEqualTo(socket);
        assertThat(this.counters.forwarded().sum()).isEqualTo((socket > 0) ? 2 : 0);
    }

    /** A client chooses the first id, and its length. What follows it is the client's as well. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 19, 21, 255})
    void keepsIdsOfAnotherLength(int length) {
        open(2);
        assertThat(readerOf(longHeader(length, idOf(1)))).isZero();
    }

    @Test
    void keepsLongHeadersThatEndTooEarly() {
        open(2);
        byte[] most = Arrays.copyOf(idOf(1), SocketIds.LENGTH - 1);
        assertThat(readerOf(packet(buffer().writeByte(LONG_HEADER)))).isZero();
        assertThat(readerOf(longHeader(SocketIds.LENGTH))).isZero();
        assertThat(readerOf(longHeader(SocketIds.LENGTH, most))).isZero();
    }

    /** A socket that was there before a restart, or made up. */
    @Test
    void keepsIdsOfNoSocketOfItsOwn() {
        open(2);
        byte[] foreign = new byte[SocketIds.LENGTH];
        assertThat(readerOf(shortHeader(foreign))).isZero();
        assertThat(readerOf(longHeader(SocketIds.LENGTH, foreign))).isZero();
        assertThat(readerOf(shortHeader(idOf(2)))).isZero();
        assertThat(readerOf(longHeader(SocketIds.LENGTH, idOf(255)))).isZero();
        assertThat(this.counters.forwarded().sum()).isZero();
    }

    /** There would be an error, as there is with two, if it looked for an id. */
    @Test
    void decryptsNothingForASingleSocket() {
        open(1);
        assertThat(readerOf(shortHeader())).isZero();
        close();
        this.sockets.clear();
        open(2);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> readerOf(shortHeader()));
    }

    @Test
    void dropsWhatIsForASocketThatIsClosed() {
        open(2);
        var _ = this.sockets.getLast().close();
        DatagramPacket packet = shortHeader(idOf(1));
        this.sockets.getFirst().writeInbound(packet);
        assertThat(this.sockets.getFirst().<Object>readInbound()).isNull();
        assertThat(packet.refCnt()).isZero();
        assertThat(this.counters.dropped().sum()).isOne();
    }

    @Test
    void letsEverythingElsePass() {
        open(2);
        this.sockets.getFirst().writeInbound("no datagram");
        assertThat(this.sockets.getFirst().<Object>readInbound()).isEqualTo("no datagram");
    }
}
