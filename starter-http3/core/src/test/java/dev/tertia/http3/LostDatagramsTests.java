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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class LostDatagramsTests {

    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 4433);

    private final RecentDatagrams socket = new RecentDatagrams();

    private final EmbeddedChannel channel = new EmbeddedChannel(this.socket);

    private final LostDatagrams lost = new LostDatagrams();

    private InetSocketAddress current = this.address;

    LostDatagramsTests() {
        this.channel.freezeTime();
    }

    @AfterEach
    void stop() {
        this.channel.finishAndReleaseAll();
    }

    private List<ByteBuf> repeat(int count) {
        // None has the first byte of a short header, so that the socket keeps none of them.
        List<ByteBuf> packets =
                IntStream.range(0, count)
                        .mapToObj(number -> Unpooled.buffer().writeByte(0x80).writeByte(number))
                        .toList();
        this.lost.repeat(this.socket, packets, () -> this.current, this.channel.eventLoop());
        return packets;
    }

    /** The numbers of the packets that are sent after so much time. */
    private List<Integer> sentAfter(long millis) {
        this.channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        this.channel.runPendingTasks();
        assertThat(this.channel.outboundMessages())
                .allMatch(packet -> ((DatagramPacket) packet).recipient().equals(this.current));
        return numbers();
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        DatagramPacket packet = this.channel.readOutbound();
        while (packet != null) {
            numbers.add((int) packet.content().getByte(1));
            packet.release();
            packet = this.channel.readOutbound();
        }
        return numbers;
    }

    @Test
    void eachRoundHasOlderOnesToo() {
        List<ByteBuf> packets = repeat(9);
        assertThat(sentAfter(0)).containsExactly(6, 7, 8);
        assertThat(sentAfter(5)).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(sentAfter(15)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sentAfter(230)).hasSize(9);
        assertThat(packets).allMatch(packet -> packet.refCnt() == 1);
        assertThat(sentAfter(750)).hasSize(9);
        assertThat(packets).allMatch(packet -> packet.refCnt() == 0);
        assertThat(sentAfter(5000)).isEmpty();
    }

    private List<Integer> sentWithOthers(int others) {
        this.lost.sent(others);
        this.channel.flush();
        return sentAfter(0);
    }

    /** The peer could not tell their numbers any more. */
    @Test
    void doNotWaitWhileManyOthersAreSent() {
        List<ByteBuf> packets = repeat(12);
        this.lost.sent(1);
        this.channel.flush();
        assertThat(this.channel.outboundMessages()).hasSize(3);
        assertThat(sentAfter(0)).containsExactly(9, 10, 11);
        assertThat(sentWithOthers(22)).isEmpty();
        assertThat(sentWithOthers(1)).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(sentAfter(5)).isEmpty();
        assertThat(sentWithOthers(40)).hasSize(9);
        assertThat(sentWithOthers(1000)).isEmpty();
        assertThat(sentAfter(20)).isEmpty();
        assertThat(sentAfter(225)).hasSize(12);
        assertThat(sentAfter(750)).hasSize(12);
        assertThat(packets).allMatch(packet -> packet.refCnt() == 0);
    }

    /** At the end of them, as the codec sends what acknowledges the client's at their begin. */
    @Test
    void comeBehindWhatIsSentToTheNewAddress() {
        repeat(3);
        assertThat(sentAfter(0)).hasSize(3);
        this.socket.count(this.current, this.lost);
        this.lost.sent(22);
        InetSocketAddress other = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        this.channel.writeOutbound(shortHeader(6, other), shortHeader(7, this.current));
        assertThat(numbers()).containsExactly(6, 7);
        var _ = this.channel.write(shortHeader(8, this.current));
        // The codec flushes when it has written all.
        assertThat(this.channel.outboundMessages()).isEmpty();
        this.channel.flush();
        assertThat(numbers()).containsExactly(8, 0, 1, 2);
        this.socket.leave(this.current, this.lost);
        this.lost.sent(39);
        this.channel.writeOutbound(shortHeader(9, this.current), shortHeader(9, this.current));
        assertThat(numbers()).containsExactly(9, 9);
    }

    private static DatagramPacket shortHeader(int number, InetSocketAddress recipient) {
        return new DatagramPacket(Unpooled.buffer().writeByte(0x40).writeByte(number), recipient);
    }

    @Test
    void goToWhereTheClientIsByThen() {
        repeat(1);
        assertThat(sentAfter(0)).containsExactly(0);
        this.current = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4434);
        assertThat(sentAfter(5)).containsExactly(0);
    }

    @Test
    void aSecondMoveDoesNotEndTheFirst() {
        repeat(1);
        sentAfter(0);
        repeat(1);
        assertThat(sentAfter(0)).containsExactly(0);
        assertThat(sentAfter(5)).containsExactly(0, 0);
    }

    /** Or a client that goes to and fro would have this server send without end. */
    @Test
    void areGivenUpWhenAClientMovesTooOften() {
        for (int i = 0; i < LostDatagrams.MAX_MOVES; i++) {
            repeat(1);
        }
        List<ByteBuf> tooMany = repeat(9);
        assertThat(tooMany).allMatch(packet -> packet.refCnt() == 0);
        assertThat(sentAfter(0)).hasSize(LostDatagrams.MAX_MOVES);
        sentAfter(1000);
        repeat(2);
        assertThat(sentAfter(0)).containsExactly(0, 1);
    }

    @Test
    void areForgottenWithTheConnection() {
        List<ByteBuf> packets = repeat(3);
        this.lost.release();
        assertThat(packets).allMatch(packet -> packet.refCnt() == 0);
        assertThat(sentAfter(1000)).isEmpty();
    }
}
