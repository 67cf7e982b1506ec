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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a server's Initial packets in QUIC version 1 (RFC 9001 §5.2). Anybody who sees the
 * client's first packet can derive them.
 */
final class InitialKeys {

    private static final byte[] SALT =
            HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");

    private static final int KEY_LENGTH = 16;

    private static final int IV_LENGTH = 12;

    private static final int SECRET_LENGTH = 32;

    /** Of the payload. */
    private final SecretKey key;

    /** Combined with the packet number. */
    private final byte[] iv;

    /** Key of the header's protection. */
    private final SecretKey headerProtection;

    InitialKeys(SecretKey key, byte[] iv, SecretKey headerProtection) {
        this.key = key;
        this.iv = iv;
        this.headerProtection = headerProtection;
    }

    /** Derives the keys from the destination connection id of the client's first packet. */
    static InitialKeys of(byte[] originalId) {
        try {
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            SecretKey initial =
                    kdf.deriveKey(
                            "Generic",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(originalId)
                                    .addSalt(SALT)
                                    .extractOnly());
            byte[] server = expand(kdf, initial, "server in", SECRET_LENGTH);
            SecretKey secret = new SecretKeySpec(server, "Generic");
            return new InitialKeys(
                    new SecretKeySpec(expand(kdf, secret, "quic key", KEY_LENGTH), "AES"),
                    expand(kdf, secret, "quic iv", IV_LENGTH),
                    new SecretKeySpec(expand(kdf, secret, "quic hp", KEY_LENGTH), "AES"));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every JDK from 25 on has HKDF", ex);
        }
    }

    /** HKDF-Expand-Label of TLS 1.3 (RFC 8446 §7.1). */
    private static byte[] expand(KDF kdf, SecretKey secret, String label, int length)
            throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info =
                ByteBuffer.allocate(Short.BYTES + 1 + full.length + 1)
                        .putShort((short) length)
                        .put((byte) full.length)
                        .put(full)
                        .array();
        return kdf.deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
    }

    /** Encrypts the payload of packet number zero. */
    byte[] seal(byte[] header, byte[] payload) {
        return AesGcm.seal(this.key, this.iv, header, payload);
    }

    /** Returns the mask of the header's protection for a sample of the encrypted payload. */
    byte[] mask(byte[] sample) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, this.headerProtection);
            return cipher.doFinal(sample);
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every JDK has AES", ex);
        }
    }

    SecretKey key() {
        return this.key;
    }
}
