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
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

/**
 * What came from an address and went to it, until its owner has shown that he receives it: by a
 * connection id of this server in a packet of his own (RFC 9000 §8.1). Confined to an event loop.
 */
final class UnvalidatedAddress {

    private static final int FACTOR = 3;

    /** First byte and version come before the length of the first id (RFC 9000 §17.2). */
    private static final int FIRST_ID = 5;

    private long credit;

    private int connections;

    private boolean validated;

    private boolean earlyData;

    /** Of the latest packet sent; others of this address are as good as that. */
    private @Nullable ByteBuf sourceId;

    /** Of the latest datagram received: some answers repeat it, so to know it proves nothing. */
    private ByteBuf destinationId;

    UnvalidatedAddress(ByteBuf datagram) {
        this.credit = (long) FACTOR * datagram.readableBytes();
        this.destinationId = Unpooled.copiedBuffer(id(datagram, FIRST_ID));
    }

    void begin(boolean tokenShown) {
        this.connections++;
        this.validated |= tokenShown;
    }

    /** Returns whether that was the last connection. */
    boolean end() {
        return --this.connections == 0;
    }

    void offerEarlyData() {
        this.earlyData = true;
    }

    boolean hasEarlyData() {
        return this.earlyData;
    }

    void receive(ByteBuf datagram) {
        this.credit += (long) FACTOR * datagram.readableBytes();
        this.destinationId = Unpooled.copiedBuffer(id(datagram, FIRST_ID));
        this.validated |= this.destinationId.equals(this.sourceId);
    }

    boolean isValidated() {
        return this.validated;
    }

    /** Returns whether the datagram may be sent. */
    boolean send(ByteBuf datagram) {
        if (this.validated) {
            return true;
        }
        if (datagram.readableBytes() > this.credit) {
            return false;
        }
        this.credit -= datagram.readableBytes();
        if (InitialPacket.hasLongHeader(datagram)) {
            int sourceIdStart = FIRST_ID + 1 + datagram.getByte(datagram.readerIndex() + FIRST_ID);
            ByteBuf id = id(datagram, sourceIdStart);
            if (!id.equals(this.destinationId)) {
                this.sourceId = Unpooled.copiedBuffer(id);
            }
        }
        return true;
    }

    private static ByteBuf id(ByteBuf datagram, int start) {
        int offset = datagram.readerIndex() + start;
        return datagram.slice(offset + 1, datagram.getUnsignedByte(offset));
    }
}
