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
import io.netty.channel.socket.DatagramPacket;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Finds the datagram with the PATH_CHALLENGE among those that go to an address, and tells when to
 * repeat it. Confined to an event loop.
 *
 * <p>quiche challenges a new address with the first datagram to it. Where that is small, as no more
 * than three times what came from there may be sent, it challenges again with the first one of full
 * size after the answer (RFC 9000 §8.2.1): the first that goes beyond that limit.
 */
final class ChallengedPath {

    private static final int FULL_SIZE = 1200;

    private static final int FACTOR = 3;

    /**
     * A challenge can be longer than what it replaces, and each datagram of quiche is as long as
     * the limit allows. This share of the limit is what repeated ones may exceed it by in all:
     * whoever sends from the address has sent a datagram for each of the {@link #OTHERS}.
     */
    private static final int SHARE_OF_EXCESS = 10;

    /**
     * After how many others to repeat: an answer comes with the first acknowledgements, and nobody
     * can tell the number of a packet that is more than 128 behind (RFC 9000 §17.1).
     */
    private static final List<Integer> OTHERS = List.of(12, 32, 64);

    private @Nullable ByteBuf challenge;

    private long allowed;

    private long sent;

    private long excess;

    private int others;

    private int repeated;

    ChallengedPath(int received) {
        receive(received);
    }

    void receive(int bytes) {
        this.allowed += (long) FACTOR * bytes;
    }

    /**
     * Looks at what is about to be sent.
     *
     * @return the challenge, if it shall be sent in place of the first of these datagrams; the
     *     caller releases it
     */
    @Nullable ByteBuf next(DatagramPacket datagrams) {
        int size = DatagramSegments.size(datagrams);
        this.sent += datagrams.content().readableBytes();
        ByteBuf known = this.challenge;
        if (known == null
                || (isVerified() && known.readableBytes() < FULL_SIZE && size >= FULL_SIZE)) {
            release();
            ByteBuf content = datagrams.content();
            this.challenge = content.retainedSlice(content.readerIndex(), size);
            this.others = 0;
            this.repeated = 0;
            return null;
        }
        this.others += DatagramSegments.count(datagrams);
        return isDue(known.readableBytes() - size) ? known.retainedDuplicate() : null;
    }

    private boolean isVerified() {
        return this.sent > this.allowed;
    }

    private boolean isDue(int further) {
        long total = this.excess + Math.max(0, further);
        if (this.repeated == OTHERS.size()
                || this.others < OTHERS.get(this.repeated)
                || total > this.allowed / SHARE_OF_EXCESS) {
            return false;
        }
        this.excess = total;
        this.repeated++;
        return true;
    }

    void release() {
        if (this.challenge != null) {
            this.challenge.release();
            this.challenge = null;
        }
    }
}
