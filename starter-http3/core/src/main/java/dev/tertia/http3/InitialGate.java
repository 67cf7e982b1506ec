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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import io.netty.handler.codec.quic.QuicException;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands before the codec of a socket and answers, without any state, what must not become a
 * connection. Confined to the socket's event loop.
 */
final class InitialGate extends ChannelInboundHandlerAdapter {

    private final AddressValidation validation;

    private final QuicConnectionIdGenerator ids;

    private final AmplificationLimit amplification;

    private final LongAdder dropped;

    /** Whether the packet that the codec is looking at has led to a connection too many. */
    private boolean refused;

    InitialGate(
            AddressValidation validation,
            QuicConnectionIdGenerator ids,
            AmplificationLimit amplification,
            LongAdder dropped) {
        this.validation = validation;
        this.ids = ids;
        this.amplification = amplification;
        this.dropped = dropped;
    }

    /** Tells the client of the packet that is just handled to go elsewhere. */
    void refuse() {
        this.refused = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        DatagramPacket datagram = (DatagramPacket) message;
        if (!InitialPacket.hasLongHeader(datagram.content())) {
            ctx.fireChannelRead(datagram);
            return;
        }
        try {
            this.amplification.receive(datagram);
            InitialPacket initial = InitialPacket.read(datagram);
            if (initial == null) {
                ctx.fireChannelRead(datagram.retain());
            } else {
                pass(ctx, datagram, initial);
            }
        } catch (QuicException | IndexOutOfBoundsException ex) {
            // Not a QUIC packet.
            this.dropped.increment();
        } finally {
            this.amplification.received();
            datagram.release();
        }
    }

    private void pass(ChannelHandlerContext ctx, DatagramPacket datagram, InitialPacket initial) {
        if (datagram.content().readableBytes() < InitialPacket.MIN_DATAGRAM_LENGTH) {
            this.dropped.increment();
        } else if (needsToken(initial)) {
            answer(ctx, datagram, retry(datagram, initial));
        } else {
            this.refused = false;
            if (initial.token().isReadable()) {
                this.amplification.showToken();
            }
            ctx.fireChannelRead(datagram.retain());
            if (this.refused && initial.version() == InitialPacket.VERSION_1) {
                answer(ctx, datagram, RefusalPacket.write(initial));
            }
        }
    }

    /**
     * The codec drops packets with a token that is not valid: a client that has kept the token of
     * another server for this address could not connect until it forgets it.
     */
    private boolean needsToken(InitialPacket initial) {
        return initial.version() == InitialPacket.VERSION_1
                && initial.token().isReadable()
                && !this.validation.isOwn(initial.token());
    }

    private ByteBuf retry(DatagramPacket datagram, InitialPacket initial) {
        byte[] sourceId = new byte[SocketIds.LENGTH];
        this.ids
                .newId(
                        ByteBuffer.wrap(initial.sourceId()),
                        ByteBuffer.wrap(initial.destinationId()),
                        sourceId.length)
                .get(sourceId);
        return RetryPacket.write(
                initial,
                sourceId,
                this.validation.newToken(initial.destinationId(), datagram.sender()));
    }

    private static void answer(
            ChannelHandlerContext ctx, DatagramPacket datagram, ByteBuf content) {
        // What cannot be sent is lost, as datagrams are.
        var _ = ctx.writeAndFlush(new DatagramPacket(content, datagram.sender()));
    }
}
