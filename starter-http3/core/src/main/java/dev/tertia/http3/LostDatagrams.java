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
import java.util.List;
import java.util.function.Supplier;

/**
 * Repeats the last packets that were sent to addresses which a client has just left. Confined to an
 * event loop.
 */
final class LostDatagrams {

    /** A client that moves faster has nothing repeated until the first of these moves is over. */
    static final int MAX_MOVES = 4;

    private final List<Repetition> moves = new ArrayList<>(1);

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
        this.moves.removeIf(Repetition::isOver);
        if (packets.isEmpty() || this.moves.size() == MAX_MOVES) {
            packets.forEach(ByteBuf::release);
            return;
        }
        Repetition move =
                new Repetition(
                        packets,
                        some -> {
                            InetSocketAddress address = current.get();
                            if (address != null) {
                                socket.resend(some, address);
                            }
                        });
        this.moves.add(move);
        move.schedule(loop, socket::flush);
    }

    /** Counts what else is written to where the client is now, and will be flushed. */
    void sent(int datagrams) {
        for (Repetition move : this.moves) {
            move.sent(datagrams);
        }
    }

    /** Repeats nothing more: the connection is closed. */
    void release() {
        this.moves.forEach(Repetition::release);
        this.moves.clear();
    }
}
