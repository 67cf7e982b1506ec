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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.quic.QuicTokenHandler;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The tokens themselves; what a client sees of them is in {@link RetryTests}. */
final class AddressValidationTests {

    private final RetryCounters counters = new RetryCounters();

    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 4433);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private final InstantSource clock = this.now::get;

    private final ByteBuf originalId = Unpooled.wrappedBuffer(bytes(8, 1));

    private final ByteBuf ownId = Unpooled.wrappedBuffer(bytes(20, 2));

    private int unfinished;

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static SecretKey key(int value) {
        return new SecretKeySpec(bytes(32, value), "HmacSHA256");
    }

    private AddressValidation validation(RetryMode mode, SecretKey... keys) {
        return new AddressValidation(
                new RetryConfig(
                        mode, 3, Duration.ofSeconds(10), List.of(keys), Duration.ofMinutes(1)),
                () -> this.unfinished,
                this.clock,
                this.counters);
    }

    private ByteBuf token(AddressValidation validation) {
        ByteBuf token = Unpooled.buffer(validation.maxTokenLength());
        assertThat(validation.writeToken(token, this.originalId, CLIENT)).isTrue();
        assertThat(token.readableBytes()).isLessThanOrEqualTo(validation.maxTokenLength());
        return token;
    }

    private boolean accepts(AddressValidation validation, ByteBuf token) {
        return validation.validateToken(token, CLIENT, this.ownId).isValid();
    }

    @Test
    void acceptsATokenOnceAndGivesTheOriginalIdBack() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        ByteBuf token = token(validation);
        QuicTokenHandler.TokenValidationResult result =
                validation.validateToken(token, CLIENT, this.ownId);
        assertThat(result.isValid()).isTrue();
        assertThat(ByteBufUtil.getBytes(token, RetryToken.ORIGINAL_ID_OFFSET, 8))
                .isEqualTo(ByteBufUtil.getBytes(this.originalId));
        assertThat(accepts(validation, token)).isFalse();
        assertThat(this.counters.stats().sent()).isEqualTo(1);
        assertThat(this.counters.stats().validated()).isEqualTo(1);
        assertThat(this.counters.stats().rejected()).isEqualTo(1);
    }

    @Test
    void refusesAnotherAddressPortOrTime() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        ByteBuf token = token(validation);
        Stream.of(new InetSocketAddress("192.0.2.8", 4433), new InetSocketAddress("192.0.2.7", 1))
                .forEach(other ->
                        assertThat(validation.validateToken(token, other, this.ownId).isValid())
                                .as(other.toString())
                                .isFalse());
        this.now.set(Instant.EPOCH.plusMillis(10_001));
        assertThat(accepts(validation, token)).isFalse();
        this.now.set(Instant.EPOCH.plusMillis(10_000));
        assertThat(accepts(validation, token)).isTrue();
    }

    @Test
    void refusesEveryChangedByte() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        ByteBuf token = token(validation);
        for (int i = 0; i < token.readableBytes(); i++) {
            ByteBuf changed = token.copy();
            changed.setByte(i, changed.getByte(i) ^ 1);
            assertThat(accepts(validation, changed)).as("byte %d", i).isFalse();
        }
        for (int length = 0; length < token.readableBytes(); length++) {
            assertThat(accepts(validation, token.slice(0, length))).isFalse();
        }
        assertThat(accepts(validation, Unpooled.wrappedBuffer(token, token.copy()))).isFalse();
        assertThat(accepts(validation, token)).isTrue();
    }

    @Test
    void refusesAnIdThatThisServerHasNotChosen() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        assertThat(validation.validateToken(token(validation), CLIENT, this.originalId).isValid())
                .isFalse();
    }

    @Test
    void instancesShareConfiguredKeysAndReplaceThem() {
        AddressValidation first = validation(RetryMode.ALWAYS, key(1));
        AddressValidation between = validation(RetryMode.ALWAYS, key(2), key(1));
        AddressValidation last = validation(RetryMode.ALWAYS, key(2));
        assertThat(accepts(between, token(first))).isTrue();
        assertThat(accepts(last, token(between))).isTrue();
        ByteBuf old = token(first);
        assertThat(last.isOwn(old)).isFalse();
        assertThat(accepts(last, old)).isFalse();
        assertThat(accepts(validation(RetryMode.ALWAYS), token(first))).isFalse();
    }

    @Test
    void randomKeysAreReplacedAndTheirTokensStayValid() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        this.now.set(Instant.EPOCH.plusSeconds(59));
        ByteBuf old = token(validation);
        this.now.set(Instant.EPOCH.plusSeconds(61));
        ByteBuf fresh = token(validation);
        assertThat(fresh.getInt(0)).isNotEqualTo(old.getInt(0));
        assertThat(accepts(validation, old)).isTrue();
        assertThat(accepts(validation, fresh)).isTrue();
        this.now.set(Instant.EPOCH.plusSeconds(200));
        assertThat(validation.isOwn(token(validation))).isTrue();
        assertThat(validation.isOwn(old)).isFalse();
    }

    @Test
    void keysAreReplacedBeforeTheirTimeAndTheirTokensStayValid() {
        AddressValidation validation = validation(RetryMode.ALWAYS);
        ByteBuf old = token(validation);
        validation.replaceKey();
        ByteBuf fresh = token(validation);
        assertThat(fresh.getInt(0)).isNotEqualTo(old.getInt(0));
        this.now.set(Instant.EPOCH.plusMillis(9_999));
        assertThatIllegalStateException()
                .isThrownBy(validation::replaceKey)
                .withMessageEndingWith("try again in 1 ms");
        assertThat(accepts(validation, old)).isTrue();
        assertThat(accepts(validation, fresh)).isTrue();
        this.now.set(Instant.EPOCH.plusSeconds(10));
        validation.replaceKey();
        assertThat(validation.isOwn(old)).isFalse();
        assertThat(validation.isOwn(fresh)).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(validation(RetryMode.ALWAYS, key(1))::replaceKey)
                .withMessageContaining("are configured");
    }

    @Test
    void neverAsks() {
        AddressValidation validation = validation(RetryMode.NEVER);
        this.unfinished = 100;
        for (int i = 0; i < 10; i++) {
            assertThat(validation.writeToken(Unpooled.buffer(), this.originalId, CLIENT)).isFalse();
        }
    }

    @Test
    void asksAboveTheRate() {
        AddressValidation validation = validation(RetryMode.ADAPTIVE);
        for (int i = 0; i < 3; i++) {
            assertThat(validation.writeToken(Unpooled.buffer(), this.originalId, CLIENT)).isFalse();
        }
        assertThat(validation.writeToken(Unpooled.buffer(), this.originalId, CLIENT)).isTrue();
    }

    @Test
    void asksWhileTooManyHandshakesAreUnfinished() {
        AddressValidation validation = validation(RetryMode.ADAPTIVE);
        this.unfinished = 3;
        assertThat(validation.writeToken(Unpooled.buffer(), this.originalId, CLIENT)).isTrue();
    }

    @Test
    void forgetsUsedTokensOnlyWhenThereAreTooMany() {
        UsedTokens used = new UsedTokens();
        RetryToken first = token(0);
        assertThat(used.add(first)).isTrue();
        for (int i = 1; i < UsedTokens.CAPACITY * 2 - 1; i++) {
            assertThat(used.add(token(i))).isTrue();
        }
        assertThat(used.add(first)).isFalse();
        assertThat(used.add(token(UsedTokens.CAPACITY * 2))).isTrue();
        assertThat(used.add(first)).isTrue();
    }

    private static RetryToken token(int number) {
        return new RetryToken(
                1, 1, java.nio.ByteBuffer.allocate(16).putInt(number).array(), new byte[8]);
    }
}
