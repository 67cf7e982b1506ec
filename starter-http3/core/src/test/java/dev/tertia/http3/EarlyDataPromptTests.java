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
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the codec gets to see of datagrams with early data. */
final class EarlyDataPromptTests {

    private static final String EARLY_DATA = "d000000001020a0b000201ff";

    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.1", 4433);

    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.2", 443);

    private final List<String> seen = new ArrayList<>();

    private final AmplificationLimit addresses = new AmplificationLimit(new LongAdder());

    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    this.addresses, new EarlyDataPrompt(this.addresses), new Recorder());

    /** Notes what comes and when a batch of it ends. */
    private final class Recorder extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            DatagramPacket datagram = (DatagramPacket) message;
            assertThat(datagram.sender()).isEqualTo(CLIENT);
            assertThat(datagram.recipient()).isEqualTo(SERVER);
            EarlyDataPromptTests.this.seen.add(ByteBufUtil.hexDump(datagram.content()));
            assertThat(datagram.release()).isTrue();
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            EarlyDataPromptTests.this.seen.add("complete");
        }
    }

    private static DatagramPacket datagram(String content) {
        ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex(content));
        return new DatagramPacket(bytes, SERVER, CLIENT);
    }

    private Runnable beginHandshake() {
        DatagramPacket first = datagram("c000000001020a0b0000");
        this.addresses.receive(first);
        Runnable end = this.addresses.begin();
        this.addresses.received();
        first.release();
        return end;
    }

    @Test
    void promptsTheCodecWhenItHasSentItsPackets() {
        Runnable end = beginHandshake();
        assertThat(this.addresses.hasEarlyData(CLIENT)).isFalse();
        this.channel.writeInbound(datagram(EARLY_DATA));
        String prompt = "e000000001020a0b0020" + "00".repeat(32);
        assertThat(this.seen).containsExactly(EARLY_DATA, "complete", prompt, "complete");
        assertThat(this.addresses.hasEarlyData(CLIENT)).isTrue();
        end.run();
        assertThat(this.addresses.hasEarlyData(CLIENT)).isFalse();
    }

    @Test
    void keepsStillWithoutEarlyData() {
        beginHandshake();
        String handshake = "e000000001020a0b000201ff";
        String shortHeader = "40" + "01".repeat(30);
        this.channel.writeInbound(datagram(handshake), datagram(shortHeader));
        assertThat(this.seen).containsExactly(handshake, shortHeader, "complete");
        assertThat(this.addresses.hasEarlyData(CLIENT)).isFalse();
    }

    /** Anybody can send such packets; after the handshake there is no early data. */
    @Test
    void keepsStillForClientsThatAreInNoHandshake() {
        this.channel.writeInbound(datagram(EARLY_DATA));
        beginHandshake().run();
        this.channel.writeInbound(datagram(EARLY_DATA));
        assertThat(this.seen).containsExactly(EARLY_DATA, "complete", EARLY_DATA, "complete");
    }

    @Test
    void keepsNoMoreThanItsBound() {
        beginHandshake();
        for (int i = 0; i <= EarlyDataPrompt.MAX_PENDING; i++) {
            this.channel.pipeline().fireChannelRead(datagram(EARLY_DATA));
        }
        this.channel.pipeline().fireChannelReadComplete();
        assertThat(this.seen).hasSize(2 * EarlyDataPrompt.MAX_PENDING + 3);
    }
}
