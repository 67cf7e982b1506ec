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
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends no more than three times what came from an address that is not validated (RFC 9000 §8.1).
 * Confined to the socket's event loop.
 *
 * <p>The native library has a limit of its own, but exceeds it when it repeats what got lost: 4.5
 * times were counted on the wire for a client that never answers.
 */
final class AmplificationLimit extends ChannelOutboundHandlerAdapter {

    private final Map<InetSocketAddress, UnvalidatedAddress> addresses = new HashMap<>();

    private final LongAdder withheld;

    private @Nullable DatagramPacket current;

    private boolean tokenShown;

    AmplificationLimit(LongAdder withheld) {
        this.withheld = withheld;
    }

    /** Looks at a datagram with a long header, before the codec does. */
    void receive(DatagramPacket datagram) {
        this.current = datagram;
        UnvalidatedAddress address = this.addresses.get(datagram.sender());
        if (address != null) {
            address.receive(datagram.content());
        }
    }

    /** The client of that datagram has shown a token: if a connection begins, it was valid. */
    void showToken() {
        this.tokenShown = true;
    }

    /** The codec has handled the datagram. */
    void received() {
        this.current = null;
        this.tokenShown = false;
    }

    /**
     * Begins a connection with the client of the datagram that is just handled.
     *
     * @return to be run when its handshake has come to an end
     */
    Runnable begin() {
        DatagramPacket first = Objects.requireNonNull(this.current, "A datagram begins it");
        InetSocketAddress client = first.sender();
        UnvalidatedAddress address =
                this.addresses.computeIfAbsent(
                        client, added -> new UnvalidatedAddress(first.content()));
        address.begin(this.tokenShown);
        return () -> {
            if (address.end()) {
                this.addresses.remove(client);
            }
        };
    }

    /**
     * Notes that a client has sent early data.
     *
     * @return whether it is in a handshake
     */
    boolean offerEarlyData(InetSocketAddress client) {
        UnvalidatedAddress address = this.addresses.get(client);
        if (address == null) {
            return false;
        }
        address.offerEarlyData();
        return true;
    }

    /** Tells whether a client that is in a handshake has sent early data. */
    boolean hasEarlyData(InetSocketAddress client) {
        UnvalidatedAddress address = this.addresses.get(client);
        return address != null && address.hasEarlyData();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        UnvalidatedAddress address =
                (message instanceof DatagramPacket datagram && !this.addresses.isEmpty())
                        ? this.addresses.get(datagram.recipient())
                        : null;
        if (address == null || address.isValidated() || isEmpty((DatagramPacket) message)) {
            var _ = ctx.write(message, promise);
        } else {
            write(ctx, (DatagramPacket) message, address);
            // What is withheld was lost on the way, for all that the codec needs to know.
            promise.trySuccess();
        }
    }

    /** That is how the codec learns that all before it was written. */
    private static boolean isEmpty(DatagramPacket datagram) {
        return !datagram.content().isReadable();
    }

    /** Segments go one by one: the limit may be between them. */
    private void write(
            ChannelHandlerContext ctx, DatagramPacket datagram, UnvalidatedAddress address) {
        ByteBuf content = datagram.content();
        int size = DatagramSegments.size(datagram);
        try {
            while (content.isReadable()) {
                ByteBuf segment = content.readSlice(Math.min(size, content.readableBytes()));
                if (address.send(segment)) {
                    var _ = ctx.write(new DatagramPacket(segment.retain(), datagram.recipient()));
                } else {
                    this.withheld.increment();
                }
            }
        } finally {
            datagram.release();
        }
    }
}
