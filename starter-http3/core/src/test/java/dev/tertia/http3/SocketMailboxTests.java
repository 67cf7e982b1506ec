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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

final class SocketMailboxTests {

    private static final InetSocketAddress ADDRESS =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 4433);

    private final DatagramCounters counters = new DatagramCounters();

    private final SocketMailbox mailbox = new SocketMailbox(this.counters);

    private final AtomicInteger turns = new AtomicInteger();

    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    new ChannelInboundHandlerAdapter(),
                    new ChannelInboundHandlerAdapter() {

                        @Override
                        public void channelReadComplete(ChannelHandlerContext ctx) {
                            SocketMailboxTests.this.turns.incrementAndGet();
                        }
                    });

    private void open() {
        this.mailbox.open(this.channel.pipeline().firstContext());
    }

    private static DatagramPacket packet(int number) {
        return new DatagramPacket(Unpooled.buffer().writeInt(number), ADDRESS, ADDRESS);
    }

    @Test
    void deliversInOrderOnTheLoopOfItsOwner() {
        open();
        for (int i = 0; i < 3; i++) {
            this.mailbox.put(packet(i));
        }
        assertThat(this.channel.<Object>readInbound()).isNull();
        this.channel.runPendingTasks();
        for (int i = 0; i < 3; i++) {
            DatagramPacket packet = Objects.requireNonNull(this.channel.readInbound());
            assertThat(packet.content().readInt()).isEqualTo(i);
            packet.release();
        }
        assertThat(this.turns).hasValue(1);
        assertThat(this.counters.forwarded().sum()).isEqualTo(3);
    }

    /** As a kernel does it: a peer sends it again. */
    @Test
    void dropsWhatASlowOwnerCannotTake() {
        open();
        DatagramPacket last = packet(0);
        for (int i = 0; i < SocketMailbox.CAPACITY; i++) {
            this.mailbox.put(packet(i));
        }
        this.mailbox.put(last);
        assertThat(last.refCnt()).isZero();
        assertThat(this.counters.dropped().sum()).isOne();
        assertThat(this.counters.forwarded().sum()).isEqualTo(SocketMailbox.CAPACITY);
        this.channel.runPendingTasks();
        assertThat(this.channel.inboundMessages()).hasSize(SocketMailbox.CAPACITY);
        this.channel.releaseInbound();
        this.mailbox.put(packet(1));
        this.channel.runPendingTasks();
        assertThat(this.channel.inboundMessages()).hasSize(1);
        this.channel.releaseInbound();
    }

    @Test
    void keepsNothingForAnOwnerThatHasGone() {
        DatagramPacket early = packet(0);
        this.mailbox.put(early);
        assertThat(early.refCnt()).isZero();
        open();
        DatagramPacket waiting = packet(1);
        this.mailbox.put(waiting);
        this.mailbox.close();
        assertThat(waiting.refCnt()).isZero();
        DatagramPacket late = packet(2);
        this.mailbox.put(late);
        assertThat(late.refCnt()).isZero();
        assertThat(this.counters.dropped().sum()).isEqualTo(3);
        this.channel.runPendingTasks();
        assertThat(this.channel.inboundMessages()).isEmpty();
    }
}
