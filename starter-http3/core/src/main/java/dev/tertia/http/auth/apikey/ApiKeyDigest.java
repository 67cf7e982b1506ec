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
package dev.tertia.http.auth.apikey;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 digest of an API key, which is all that has to be stored of it. Immutable.
 *
 * <p>A fast digest is enough for keys because they are long and random, other than passwords: one
 * with 128 random bits cannot be found by trying. To look up a digest takes a time that tells
 * nothing of use about the key, since nobody can choose a digest.
 *
 * @since 0.1.0
 */
public final class ApiKeyDigest {

    private static final String ALGORITHM = "sha256:";

    private static final int LENGTH = 32;

    private final byte[] digest;

    private ApiKeyDigest(byte[] digest) {
        this.digest = digest;
    }

    /**
     * Digests a key.
     *
     * @param key the key as the client has it
     * @return its digest
     */
    public static ApiKeyDigest of(String key) {
        return new ApiKeyDigest(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Each Java platform has SHA-256", ex);
        }
    }

    /**
     * Reads a digest as it is stored.
     *
     * @param text {@code sha256:} and 64 hexadecimal digits
     * @return the digest
     * @throws IllegalArgumentException if it is anything else. The message does not repeat the
     *     text, which may be a key by mistake
     */
    public static ApiKeyDigest parse(String text) {
        String digits =
                text.toLowerCase(Locale.ROOT).startsWith(ALGORITHM)
                        ? text.substring(ALGORITHM.length())
                        : "";
        if (digits.length() != 2 * LENGTH || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                    "The digest of an API key is 'sha256:' and 64 hexadecimal digits, but this has"
                            + " %d characters. The digest of KEY is what this prints:"
                                    .formatted(text.length())
                            + " printf %s KEY | sha256sum");
        }
        return new ApiKeyDigest(HexFormat.of().parseHex(digits));
    }

    /**
     * Compares in a time that does not depend on where the two differ.
     *
     * @param other another digest
     * @return whether the keys are the same
     */
    public boolean matches(ApiKeyDigest other) {
        return MessageDigest.isEqual(this.digest, other.digest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKeyDigest that && matches(that);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(this.digest);
    }

    /** Returns how it is stored. */
    @Override
    public String toString() {
        return ALGORITHM + HexFormat.of().formatHex(this.digest);
    }
}
