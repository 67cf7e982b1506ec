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
import io.netty.buffer.ByteBufUtil;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The token of a Retry packet (RFC 9000 §8.1.4): key id, time, HMAC, original destination
 * connection id. The HMAC binds all of that and the client's address and port.
 */
final class RetryToken {

    /** Where the connection id begins. */
    static final int ORIGINAL_ID_OFFSET = Integer.BYTES + Long.BYTES + RetryKey.MAC_LENGTH;

    static final int MAX_LENGTH = ORIGINAL_ID_OFFSET + SocketIds.LENGTH;

    /** RFC 9000 §7.2: a client's first id has at least this length. */
    private static final int MIN_ID_LENGTH = 8;

    /** Of the key that has made it. */
    private final int keyId;

    /** When it was made, since the epoch: instances that share keys share no other clock. */
    private final long millis;

    /** Authenticates it. */
    private final byte[] mac;

    /** The connection id that the client had chosen for its first packet. */
    private final byte[] originalId;

    RetryToken(int keyId, long millis, byte[] mac, byte[] originalId) {
        this.keyId = keyId;
        this.millis = millis;
        this.mac = mac;
        this.originalId = originalId;
    }

    static RetryToken sign(RetryKey key, long millis, InetSocketAddress client, byte[] originalId) {
        return new RetryToken(key.id(), millis, mac(key, millis, client, originalId), originalId);
    }

    static boolean hasPlausibleLength(ByteBuf token) {
        return token.readableBytes() >= ORIGINAL_ID_OFFSET + MIN_ID_LENGTH
                && token.readableBytes() <= MAX_LENGTH;
    }

    /** Reads a token of plausible length. */
    static RetryToken read(ByteBuf token) {
        int start = token.readerIndex();
        return new RetryToken(
                token.getInt(start),
                token.getLong(start + Integer.BYTES),
                ByteBufUtil.getBytes(
                        token, start + Integer.BYTES + Long.BYTES, RetryKey.MAC_LENGTH),
                ByteBufUtil.getBytes(
                        token,
                        start + ORIGINAL_ID_OFFSET,
                        token.readableBytes() - ORIGINAL_ID_OFFSET));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(ORIGINAL_ID_OFFSET + this.originalId.length)
                .putInt(this.keyId)
                .putLong(this.millis)
                .put(this.mac)
                .put(this.originalId)
                .array();
    }

    boolean isSigned(RetryKey key, InetSocketAddress client) {
        return MessageDigest.isEqual(this.mac, mac(key, this.millis, client, this.originalId));
    }

    private static byte[] mac(
            RetryKey key, long millis, InetSocketAddress client, byte[] originalId) {
        byte[] address = client.getAddress().getAddress();
        ByteBuffer fixed =
                ByteBuffer.allocate(Long.BYTES + 1 + Short.BYTES)
                        .putLong(millis)
                        .put((byte) address.length)
                        .putShort((short) client.getPort());
        return key.mac(fixed.array(), address, originalId);
    }

    int keyId() {
        return this.keyId;
    }

    long millis() {
        return this.millis;
    }

    byte[] mac() {
        return this.mac;
    }

    byte[] originalId() {
        return this.originalId;
    }
}
