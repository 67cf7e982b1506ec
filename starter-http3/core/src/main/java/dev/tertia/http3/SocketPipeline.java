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

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/** What the datagrams of each socket go through. Thread-safe. */
final class SocketPipeline {

    private static final int KEY_BITS = 128;

    private final QuicServerCodecBuilder codec;

    private final AddressValidation validation;

    private final Http3Statistics statistics;

    private final List<SocketMailbox> mailboxes;

    private final SecretKey key;

    SocketPipeline(
            QuicServerCodecBuilder codec,
            AddressValidation validation,
            Http3Statistics statistics,
            int sockets) {
        this.codec = codec;
        this.validation = validation;
        this.statistics = statistics;
        this.mailboxes =
                IntStream.range(0, sockets)
                        .mapToObj(socket -> new SocketMailbox(statistics.datagrams()))
                        .toList();
        this.key = newKey();
    }

    private static SecretKey newKey() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            return generator.generateKey();
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Each JDK has AES", ex);
        }
    }

    /** Returns what sets up the channel of a socket. */
    ChannelInitializer<Channel> initializer(int socket) {
        return new ChannelInitializer<>() {

            @Override
            protected void initChannel(Channel channel) {
                init(channel, socket);
            }
        };
    }

    /** Netty logs what goes wrong while a pipeline is made, and binds all the same. */
    static boolean isComplete(Channel channel) {
        return channel.pipeline().get(InitialGate.class) != null;
    }

    private void init(Channel channel, int socket) {
        DatagramCounters counters = this.statistics.datagrams();
        SocketIds ids = new SocketIds(this.key, socket);
        AmplificationLimit amplification = new AmplificationLimit(counters.withheld());
        channel.pipeline()
                .addLast(
                        this.statistics.socket(socket),
                        new TruncatedDatagramFilter(SocketIds.LENGTH, counters.dropped()),
                        new SocketDispatcher(this.mailboxes, socket, ids),
                        amplification,
                        new RecentDatagrams(),
                        new PathChallenges(),
                        new InitialGate(this.validation, ids, amplification, counters.dropped()),
                        new EarlyDataPrompt(amplification),
                        this.codec
                                .clone()
                                .tokenHandler(this.validation)
                                .localConnectionIdLength(SocketIds.LENGTH)
                                .connectionIdAddressGenerator(ids)
                                .build());
    }
}
