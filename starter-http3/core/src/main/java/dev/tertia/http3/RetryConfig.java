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

import java.time.Duration;
import java.util.List;

import javax.crypto.SecretKey;

/**
 * How addresses are validated by Retry packets (RFC 9000 §8.1.2). Immutable.
 *
 * @param mode when to validate
 * @param threshold for {@link RetryMode#ADAPTIVE}: handshakes begun within a second, or unfinished
 *     at once, from which on addresses are validated
 * @param tokenLifetime time in which a client has to come back with its token
 * @param keys keys of the tokens' HMAC-SHA256: the first one signs, all are accepted, so that
 *     several instances behind one address share them and can go over to new ones; empty for random
 *     keys
 * @param keyRotation time after which a random key is replaced; its tokens stay valid for as long
 * @since 0.1.0
 */
public record RetryConfig(
        RetryMode mode,
        int threshold,
        Duration tokenLifetime,
        List<SecretKey> keys,
        Duration keyRotation) {

    /** Smallest key in bytes: the output of the hash function (RFC 2104 §3). */
    public static final int MIN_KEY_LENGTH = 32;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number or duration is not positive, a key is shorter
     *     than {@link #MIN_KEY_LENGTH}, or keys would be replaced before their tokens expire
     */
    public RetryConfig {
        Checks.positive("threshold", threshold);
        Checks.positive("tokenLifetime", tokenLifetime.toMillis());
        if (keyRotation.compareTo(tokenLifetime) < 0) {
            throw new IllegalArgumentException(
                    "'keyRotation' must not be shorter than 'tokenLifetime' (%s) but was %s"
                            .formatted(tokenLifetime, keyRotation));
        }
        keys = List.copyOf(keys);
        for (SecretKey key : keys) {
            Checks.atLeast("length of a key", MIN_KEY_LENGTH, key.getEncoded().length);
        }
    }

    /**
     * Returns the defaults: adaptive above 1000 handshakes, tokens for 10 s, random keys for an
     * hour.
     *
     * @return the defaults
     */
    public static RetryConfig defaults() {
        return new RetryConfig(
                RetryMode.ADAPTIVE, 1000, Duration.ofSeconds(10), List.of(), Duration.ofHours(1));
    }
}
