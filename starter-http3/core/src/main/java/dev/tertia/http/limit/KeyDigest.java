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
package dev.tertia.http.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Replaces a key by 128 bits of its SHA-256, which have the same length for all keys and no
 * characters that mean anything. Whoever can guess a key can tell that it is meant: this keeps keys
 * short, not secret.
 *
 * @since 0.1.0
 */
public final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    /**
     * Returns the digest of a key.
     *
     * @param key any text
     * @return 32 hexadecimal digits
     * @throws IllegalStateException if the platform has no SHA-256, which every one must have
     */
    public static String of(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one", ex);
        }
    }
}
