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
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * A key of address validation tokens. Thread-safe.
 *
 * @param key the secret
 * @param id says which key has made a token, without telling anything about the key
 */
record RetryKey(SecretKey key, int id) {

    static final int MAC_LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private static final byte[] ID_LABEL = {'r', 'e', 't', 'r', 'y', ' ', 'k', 'e', 'y'};

    RetryKey(SecretKey key) {
        this(key, ByteBuffer.wrap(mac(key, ID_LABEL)).getInt());
    }

    /** Returns the first half of the HMAC, as RFC 2104 §5 permits. */
    byte[] mac(byte[]... parts) {
        return Arrays.copyOf(mac(this.key, parts), MAC_LENGTH);
    }

    private static byte[] mac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
        }
    }
}
