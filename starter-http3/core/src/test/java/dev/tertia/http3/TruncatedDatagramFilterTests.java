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

import org.junit.jupiter.api.Test;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

final class TruncatedDatagramFilterTests {

    private static final int SHORT_HEADER = 0x40;

    private static final int LONG_HEADER = 0xc0;

    private final InetSocketAddress address = new InetSocketAddress(1);

    private static ByteBuf datagram(int firstByte, int length) {
        ByteBuf content = Unpooled.buffer();
        if (length > 0) {
            content.writeByte(firstByte).writeZero(length - 1);
        }
        return content;
    }

    private boolean passes(ByteBuf content) {
        EmbeddedChannel channel =
                new EmbeddedChannel(new TruncatedDatagramFilter(20, new LongAdder()));
        return channel.writeInbound(new DatagramPacket(content, this.address));
    }

    @Test
    void releasesWhatItDrops() {
        for (int length = 0; length <= 20; length++) {
            ByteBuf content = datagram(SHORT_HEADER, length);
            assertThat(passes(content)).as("length %d", length).isFalse();
            assertThat(content.refCnt()).isZero();
        }
    }

    @Test
    void letsPacketsPass() {
        assertThat(passes(datagram(SHORT_HEADER, 21))).isTrue();
        assertThat(passes(datagram(LONG_HEADER, 5))).isTrue();
    }

    @Test
    void junkFromAnybodyLeavesTheListenerAndItsLogAlone() throws Exception {
        try (LogRecorder log = new LogRecorder();
                TestServer server = TestServer.start();
                DatagramSocket anybody = new DatagramSocket()) {
            for (int length = 0; length <= 22; length++) {
                byte[] junk = new byte[length];
                anybody.send(
                        new java.net.DatagramPacket(
                                junk, length, server.listener().localAddress()));
            }
            String answer =
                    TestClients.http3(server.port())
                            .get()
                            .uri("/hello")
                            .responseContent()
                            .aggregate()
                            .asString()
                            .block(Duration.ofSeconds(30));
            assertThat(answer).isEqualTo("hello");
            assertThat(server.listener().droppedDatagrams()).isEqualTo(21);
            assertThat(log.warnings()).isEmpty();
        }
    }
}
