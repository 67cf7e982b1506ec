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
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicCodecDispatcher;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;

/** Writes the socket's number into each connection id, so that any socket finds the owner. */
final class ConnectionIdDispatcher extends QuicCodecDispatcher {

    static final int ID_LENGTH = Quic.MAX_CONN_ID_LEN;

    private final QuicServerCodecBuilder codec;

    private final AddressValidation validation;

    private final DatagramCounters counters;

    ConnectionIdDispatcher(
            QuicServerCodecBuilder codec, AddressValidation validation, DatagramCounters counters) {
        super(ID_LENGTH);
        this.codec = codec;
        this.validation = validation;
        this.counters = counters;
    }

    @Override
    protected void initChannel(
            Channel channel, int connectionIdLength, QuicConnectionIdGenerator ids) {
        AmplificationLimit amplification = new AmplificationLimit(this.counters.withheld());
        channel.pipeline()
                .addLast(
                        amplification,
                        new RecentDatagrams(),
                        new InitialGate(
                                this.validation, ids, amplification, this.counters.dropped()),
                        this.codec
                                .clone()
                                .tokenHandler(this.validation)
                                .localConnectionIdLength(connectionIdLength)
                                .connectionIdAddressGenerator(ids)
                                .build());
    }
}
