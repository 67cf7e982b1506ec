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

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of address validation tokens: configured ones, or random ones that are replaced from
 * time to time. Thread-safe.
 */
final class RetryKeys {

    private final InstantSource clock;

    private final long rotationMillis;

    private final SecureRandom random = new SecureRandom();

    private volatile Generation generation;

    RetryKeys(List<SecretKey> configured, Duration rotation, InstantSource clock) {
        this.clock = clock;
        this.rotationMillis = configured.isEmpty() ? rotation.toMillis() : Long.MAX_VALUE;
        this.generation =
                new Generation(
                        configured.isEmpty()
                                ? List.of(randomKey())
                                : configured.stream().map(RetryKey::new).toList(),
                        clock.millis());
    }

    RetryKey signing() {
        return current().keys.getFirst();
    }

    @Nullable RetryKey withId(int id) {
        for (RetryKey key : current().keys) {
            if (key.id() == id) {
                return key;
            }
        }
        return null;
    }

    private Generation current() {
        Generation current = this.generation;
        return (this.clock.millis() - current.since < this.rotationMillis) ? current : rotate();
    }

    private synchronized Generation rotate() {
        Generation current = this.generation;
        long now = this.clock.millis();
        if (now - current.since >= this.rotationMillis) {
            // Tokens of the replaced key are on their way; those of the one before have expired.
            this.generation = next(current, now);
        }
        return this.generation;
    }

    /**
     * Replaces the random key before its time.
     *
     * @throws IllegalStateException if keys are configured, or a client could still come back with
     *     a token of the key that would be forgotten
     */
    synchronized void replace(Duration tokenLifetime) {
        if (this.rotationMillis == Long.MAX_VALUE) {
            throw new IllegalStateException(
                    "The Retry keys are configured, for other instances may share them: replace"
                            + " them there");
        }
        Generation current = current();
        long now = this.clock.millis();
        long wait = tokenLifetime.toMillis() - (now - current.since);
        if (current.keys.size() > 1 && wait > 0) {
            throw new IllegalStateException(
                    "The Retry key was replaced a moment ago, and tokens of the one before are on"
                            + " their way: try again in %d ms".formatted(wait));
        }
        this.generation = next(current, now);
    }

    private Generation next(Generation current, long now) {
        return new Generation(List.of(randomKey(), current.keys.getFirst()), now);
    }

    private RetryKey randomKey() {
        byte[] bytes = new byte[RetryConfig.MIN_KEY_LENGTH];
        this.random.nextBytes(bytes);
        return new RetryKey(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    private record Generation(List<RetryKey> keys, long since) {}
}
