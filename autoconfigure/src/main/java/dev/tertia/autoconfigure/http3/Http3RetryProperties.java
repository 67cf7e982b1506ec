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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.RetryConfig;
import dev.tertia.http3.RetryMode;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the addresses of clients are validated.
 *
 * @param mode When a client has to show that it receives what is sent to its address.
 * @param threshold Handshakes begun within a second, or unfinished at once, from which on addresses
 *     are validated in mode 'adaptive'.
 * @param tokenLifetime Time in which a client has to come back with its token.
 * @param keys Keys of the tokens, each at least 32 bytes in Base64. The first one signs, all are
 *     accepted. Instances behind one address share them. When not set, each instance makes random
 *     ones.
 * @param keyRotation Time after which a random key is replaced.
 * @since 0.1.0
 */
public record Http3RetryProperties(
        @DefaultValue("adaptive") RetryMode mode,
        @DefaultValue("1000") int threshold,
        @DefaultValue("10s") Duration tokenLifetime,
        @DefaultValue List<String> keys,
        @DefaultValue("1h") Duration keyRotation) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Http3RetryProperties {
        Http3PropertyChecks.positive("retry.threshold", threshold);
        Http3PropertyChecks.positive("retry.token-lifetime", tokenLifetime);
        Assert.isTrue(
                keyRotation.compareTo(tokenLifetime) >= 0,
                () ->
                        "'tertia.http3.retry.key-rotation' must not be shorter than"
                                + " 'tertia.http3.retry.token-lifetime' (%s) but was %s"
                                        .formatted(tokenLifetime, keyRotation));
        keys = List.copyOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            requireKey(i, keys.get(i));
        }
    }

    /** Never shows the value: it is a secret. */
    private static void requireKey(int index, String key) {
        Assert.isTrue(
                decodedLength(key) >= RetryConfig.MIN_KEY_LENGTH,
                () ->
                        "'tertia.http3.retry.keys[%d]' must be at least %d bytes in Base64; make one"
                                        .formatted(index, RetryConfig.MIN_KEY_LENGTH)
                                + " with: openssl rand -base64 32");
    }

    private static int decodedLength(String key) {
        try {
            return Base64.getDecoder().decode(key).length;
        } catch (IllegalArgumentException ex) {
            return -1;
        }
    }

    RetryConfig config() {
        return new RetryConfig(
                this.mode,
                this.threshold,
                this.tokenLifetime,
                this.keys.stream().map(Http3RetryProperties::secretKey).toList(),
                this.keyRotation);
    }

    private static SecretKey secretKey(String key) {
        return new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
    }

    /** Leaves the keys out: they are secrets. */
    @Override
    public String toString() {
        return "mode=%s, threshold=%d, %d keys"
                .formatted(this.mode, this.threshold, this.keys.size());
    }
}
