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

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Repeats the packets of one move in rounds. Confined to an event loop.
 *
 * <p>There are several rounds, as packets get lost. Each has some that those before had not:
 * clients forget to acknowledge a packet that is older than what they know to be acknowledged
 * already (seen with quiche and ngtcp2), and take no notice of it when it comes again. For the same
 * reason no round comes before what the codec itself sends to the new address.
 */
final class Repetition {

    /** The last ones are for a connection that waits. */
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 5, 20, 250, 1000);

    /**
     * After how many others the first ones come at the latest: the peer cannot tell the number of a
     * packet that is more than 128 behind (RFC 9000 §17.1).
     */
    private static final List<Integer> OTHERS = List.of(1, 24, 64);

    /** The last ones come first: they show what is missing of all others. */
    private static final int MORE_EACH_ROUND = 3;

    private final List<ByteBuf> packets;

    private final Consumer<List<ByteBuf>> sender;

    private int rounds;

    private int others;

    Repetition(List<ByteBuf> packets, Consumer<List<ByteBuf>> sender) {
        this.packets = packets;
        this.sender = sender;
    }

    /** Repeats in time, whatever else is sent, and has it flushed. */
    void schedule(EventExecutor loop, Runnable flush) {
        for (int i = 0; i < DELAYS_MILLIS.size(); i++) {
            int round = i;
            Runnable task =
                    () -> {
                        repeat(round);
                        flush.run();
                    };
            var _ = loop.schedule(task, DELAYS_MILLIS.get(round), TimeUnit.MILLISECONDS);
        }
    }

    /** Counts what else is written to where the client is now, and will be flushed. */
    void sent(int datagrams) {
        this.others += datagrams;
        while (this.rounds < OTHERS.size() && this.others >= OTHERS.get(this.rounds)) {
            repeat(this.rounds);
        }
    }

    private void repeat(int round) {
        if (round < this.rounds) {
            return;
        }
        this.rounds = round + 1;
        int first = Math.max(0, this.packets.size() - this.rounds * MORE_EACH_ROUND);
        this.sender.accept(this.packets.subList(first, this.packets.size()));
        if (round == DELAYS_MILLIS.size() - 1) {
            this.packets.forEach(ByteBuf::release);
        }
    }

    boolean isOver() {
        return this.rounds == DELAYS_MILLIS.size();
    }

    /** Repeats nothing more. */
    void release() {
        if (!isOver()) {
            this.rounds = DELAYS_MILLIS.size();
            this.packets.forEach(ByteBuf::release);
        }
    }
}
