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
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * The connection ids of one socket. Its number is in there, encrypted together with random bytes
 * (as in single-pass encryption of draft-ietf-quic-load-balancers), so that any socket of the
 * listener finds the owner of a packet, and nobody else learns which ids belong together. Confined
 * to an event loop.
 */
final class SocketIds implements QuicConnectionIdGenerator {

    static final int LENGTH = Quic.MAX_CONN_ID_LEN;

    private static final int BLOCK = 16;

    private final SecureRandom random = new SecureRandom();

    private final byte[] plain = new byte[BLOCK];

    private final byte[] encrypted = new byte[BLOCK];

    private final int socket;

    private final Cipher encryption;

    private final Cipher decryption;

    /** Creates ids that are told apart by sockets with the same key. */
    SocketIds(SecretKey key, int socket) {
        this.socket = socket;
        this.encryption = cipher(Cipher.ENCRYPT_MODE, key);
        this.decryption = cipher(Cipher.DECRYPT_MODE, key);
    }

    @SuppressWarnings("InsecureCryptoUsage") // a single block, which is never the same twice
    private static Cipher cipher(int mode, SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher;
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Each JDK has AES", ex);
        }
    }

    /** Returns the number of the socket that has made an id; any number if none has. */
    int socketOf(ByteBuf datagram, int idStart) {
        datagram.getBytes(idStart, this.encrypted);
        transform(this.decryption, this.encrypted, this.plain);
        return (Byte.toUnsignedInt(this.plain[0]) << Byte.SIZE) | Byte.toUnsignedInt(this.plain[1]);
    }

    @Override
    public ByteBuffer newId(int length) {
        if (length != LENGTH) {
            throw new IllegalArgumentException("Ids have %d bytes".formatted(LENGTH));
        }
        byte[] id = new byte[LENGTH];
        this.random.nextBytes(id);
        System.arraycopy(id, 0, this.plain, 0, BLOCK);
        this.plain[0] = (byte) (this.socket >>> Byte.SIZE);
        this.plain[1] = (byte) this.socket;
        transform(this.encryption, this.plain, this.encrypted);
        System.arraycopy(this.encrypted, 0, id, 0, BLOCK);
        return ByteBuffer.wrap(id);
    }

    private static void transform(Cipher cipher, byte[] from, byte[] to) {
        try {
            int done = cipher.update(from, 0, BLOCK, to, 0);
            if (done != BLOCK) {
                throw new IllegalStateException("A block was not transformed at once");
            }
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("A block fits into a block", ex);
        }
    }

    @Override
    public ByteBuffer newId(ByteBuffer input, int length) {
        return newId(length);
    }

    @Override
    public int maxConnectionIdLength() {
        return LENGTH;
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }
}
