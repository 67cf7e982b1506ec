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
import io.netty.util.concurrent.EventExecutor;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Repeats the last packets that were sent to addresses which a client has just left. Confined to an
 * event loop.
 *
 * <p>There are several rounds, as packets get lost. Each has some that those before had not: in the
 * turmoil of its move a client may have forgotten to acknowledge one (seen with ngtcp2), and takes
 * no notice of it when it comes again.
 */
final class LostDatagrams {

    /** A client that moves faster has nothing repeated until the first of these moves is over. */
    static final int MAX_MOVES = 4;

    /**
     * The first ones are for a connection that goes on: its peer cannot tell the number of a packet
     * that is more than 128 behind (RFC 9000 §17.1). The others are for one that waits.
     */
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 5, 20, 250, 1000);

    /** The last ones come first: they show what is missing of all others. */
    private static final int MORE_EACH_ROUND = 3;

    private final Set<List<ByteBuf>> moves = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Takes over packets, the oldest first, and sends them to where the client is by then.
     *
     * @param socket what sends them
     * @param packets what was sent to the address that was left
     * @param current where the client is; {@code null} for nowhere
     * @param loop the event loop
     */
    void repeat(
            RecentDatagrams socket,
            List<ByteBuf> packets,
            Supplier<@Nullable InetSocketAddress> current,
            EventExecutor loop) {
        if (packets.isEmpty() || this.moves.size() == MAX_MOVES) {
            packets.forEach(ByteBuf::release);
            return;
        }
        this.moves.add(packets);
        for (int i = 0; i < DELAYS_MILLIS.size(); i++) {
            int round = i;
            var _ =
                    loop.schedule(
                            () -> repeat(socket, packets, current.get(), round),
                            DELAYS_MILLIS.get(round),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void repeat(
            RecentDatagrams socket,
            List<ByteBuf> packets,
            @Nullable InetSocketAddress address,
            int round) {
        if (!this.moves.contains(packets) || address == null) {
            return;
        }
        List<ByteBuf> some = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            if ((packets.size() - 1 - i) / MORE_EACH_ROUND <= round) {
                some.add(packets.get(i));
            }
        }
        socket.resend(some, address);
        if (round == DELAYS_MILLIS.size() - 1) {
            this.moves.remove(packets);
            packets.forEach(ByteBuf::release);
        }
    }

    /** Repeats nothing more: the connection is closed. */
    void release() {
        this.moves.forEach(packets -> packets.forEach(ByteBuf::release));
        this.moves.clear();
    }
}
