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
import io.netty.channel.unix.SegmentedDatagramPacket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A number in the first byte stands for what is in a datagram. */
final class PathChallengesTests {

    private static final int CHALLENGE = 99;

    private static final int SECOND_CHALLENGE = 98;

    private static final int DATA = 1;

    private static final int ACKNOWLEDGEMENT = 46;

    private static final int SMALL = 3 * ACKNOWLEDGEMENT;

    private static final int FULL = 1200;

    private final InetSocketAddress server =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

    private final InetSocketAddress client =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 4433);

    private final PathChallenges challenges = new PathChallenges();

    private final EmbeddedChannel channel = new EmbeddedChannel(this.challenges);

    @AfterEach
    void stop() {
        this.channel.finishAndReleaseAll();
    }

    private static ByteBuf content(int number, int size) {
        return Unpooled.buffer(size).writeByte(number).writeZero(size - 1);
    }

    private void receive(int size) {
        this.channel.writeInbound(new DatagramPacket(content(0, size), this.server, this.client));
    }

    private void begin(int received) {
        receive(received);
        this.challenges.begin(this.client);
    }

    private List<Integer> send(int number, int size) {
        this.channel.writeOutbound(new DatagramPacket(content(number, size), this.client));
        return sent();
    }

    private List<Integer> sendTogether(int first, int others) {
        ByteBuf[] all = new ByteBuf[1 + others];
        for (int i = 0; i < all.length; i++) {
            all[i] = content((i == 0) ? first : DATA, FULL);
        }
        this.channel.writeOutbound(
                new SegmentedDatagramPacket(Unpooled.wrappedBuffer(all), FULL, this.client));
        return sent();
    }

    /** What each datagram on the wire has. */
    private List<Integer> sent() {
        List<Integer> numbers = new ArrayList<>();
        DatagramPacket packet = this.channel.readOutbound();
        while (packet != null) {
            int size = DatagramSegments.size(packet);
            for (int i = 0; i < DatagramSegments.count(packet); i++) {
                numbers.add(
                        (int) packet.content().getByte(packet.content().readerIndex() + i * size));
            }
            packet.release();
            packet = this.channel.readOutbound();
        }
        return numbers;
    }

    private int exchangesUntilRepeated(int size, int most) {
        for (int i = 1; i <= most; i++) {
            receive(ACKNOWLEDGEMENT);
            List<Integer> numbers = send(DATA, size);
            assertThat(numbers).hasSize(1);
            if (numbers.contains(CHALLENGE)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void anUnansweredOneTakesThePlaceOfOthers() {
        begin(50);
        assertThat(send(CHALLENGE, 150)).containsExactly(CHALLENGE);
        assertThat(exchangesUntilRepeated(SMALL, 100)).isEqualTo(12);
        assertThat(exchangesUntilRepeated(SMALL, 100)).isEqualTo(20);
        assertThat(exchangesUntilRepeated(SMALL, 100)).isEqualTo(32);
        assertThat(exchangesUntilRepeated(SMALL, 100)).isEqualTo(-1);
    }

    /** What came is multiplied by three; a tenth of that more is what the longer ones take. */
    @Test
    void aLongOneWaitsUntilItIsNotMuchMoreThanAllowed() {
        begin(200);
        send(CHALLENGE, 600);
        assertThat(exchangesUntilRepeated(SMALL, 100))
                .isEqualTo((10 * (600 - SMALL) - 600) / SMALL + 1);
    }

    @Test
    void theSecondOneIsTheFirstOfFullSizeBeyondTheLimit() {
        begin(50);
        send(CHALLENGE, 150);
        receive(60);
        assertThat(sendTogether(SECOND_CHALLENGE, 9)).hasSize(10);
        assertThat(sendTogether(DATA, 1)).containsOnly(DATA);
        assertThat(sendTogether(DATA, 9)).hasSize(10).startsWith(SECOND_CHALLENGE).endsWith(DATA);
        assertThat(sendTogether(DATA, 9)).containsOnly(DATA);
    }

    @Test
    void oneOfFullSizeIsTheOnlyOne() {
        begin(FULL);
        send(CHALLENGE, FULL);
        for (int i = 0; i < 11; i++) {
            assertThat(send(DATA, FULL)).containsExactly(DATA);
        }
        assertThat(send(DATA, FULL)).containsExactly(CHALLENGE);
    }

    @Test
    void anAnsweredOneIsNotRepeated() {
        begin(50);
        send(CHALLENGE, 150);
        this.challenges.end(this.client);
        assertThat(exchangesUntilRepeated(SMALL, 100)).isEqualTo(-1);
    }

    @Test
    void areKeptByNobodyInTheEnd() {
        begin(50);
        ByteBuf first = content(CHALLENGE, 150);
        this.channel.writeOutbound(new DatagramPacket(first, this.client));
        sent();
        assertThat(first.refCnt()).isEqualTo(1);
        begin(50);
        assertThat(first.refCnt()).isZero();
        ByteBuf second = content(CHALLENGE, 150);
        this.channel.writeOutbound(new DatagramPacket(second, this.client));
        sent();
        this.channel.pipeline().remove(this.challenges);
        assertThat(second.refCnt()).isZero();
    }
}
