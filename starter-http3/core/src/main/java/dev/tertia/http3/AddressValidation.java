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
import io.netty.handler.codec.quic.QuicTokenHandler;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Decides which clients have to validate their address, and checks the tokens they come back with
 * (RFC 9000 §8.1). Thread-safe; shared by all sockets of a listener.
 */
final class AddressValidation implements QuicTokenHandler {

    private final RetryConfig config;

    private final InstantSource clock;

    private final RetryKeys keys;

    private final IntSupplier unfinishedHandshakes;

    private final HandshakeRate rate = new HandshakeRate(System::nanoTime);

    private final UsedTokens used = new UsedTokens();

    private final RetryCounters counters;

    AddressValidation(
            RetryConfig config,
            IntSupplier unfinishedHandshakes,
            InstantSource clock,
            RetryCounters counters) {
        this.config = config;
        this.clock = clock;
        this.keys = new RetryKeys(config.keys(), config.keyRotation(), clock);
        this.unfinishedHandshakes = unfinishedHandshakes;
        this.counters = counters;
    }

    /** Called for the first packet of a client without a token. */
    @Override
    public boolean writeToken(ByteBuf out, ByteBuf originalId, InetSocketAddress client) {
        if (!isRetryNeeded()) {
            return false;
        }
        out.writeBytes(newToken(ByteBufUtil.getBytes(originalId), client));
        return true;
    }

    private boolean isRetryNeeded() {
        return switch (this.config.mode()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ADAPTIVE ->
                    this.rate.increment() > this.config.threshold()
                            || this.unfinishedHandshakes.getAsInt() >= this.config.threshold();
        };
    }

    /** Returns a token and counts that a Retry packet goes out with it. */
    byte[] newToken(byte[] originalId, InetSocketAddress client) {
        this.counters.sent().increment();
        return RetryToken.sign(this.keys.signing(), this.clock.millis(), client, originalId)
                .toBytes();
    }

    /** Replaces a random key before its time; see {@link RetryKeys#replace}. */
    void replaceKey() {
        this.keys.replace(this.config.tokenLifetime());
    }

    /** Tells whether a token was made with one of the keys, be it valid or not. */
    boolean isOwn(ByteBuf token) {
        return RetryToken.hasPlausibleLength(token)
                && this.keys.withId(token.getInt(token.readerIndex())) != null;
    }

    /** Called for a packet with a token and an id that belongs to no connection. */
    @Override
    public TokenValidationResult validateToken(
            ByteBuf token, InetSocketAddress client, ByteBuf connectionId) {
        if (isValid(token, client, connectionId)) {
            this.counters.validated().increment();
            return TokenValidationResult.odcidFromToken(RetryToken.ORIGINAL_ID_OFFSET);
        }
        this.counters.rejected().increment();
        return TokenValidationResult.invalidToken();
    }

    private boolean isValid(ByteBuf token, InetSocketAddress client, ByteBuf connectionId) {
        // The codec relies on the length of the id that this server has chosen for its Retry.
        if (connectionId.readableBytes() != SocketIds.LENGTH
                || !RetryToken.hasPlausibleLength(token)) {
            return false;
        }
        RetryToken shown = RetryToken.read(token);
        RetryKey key = this.keys.withId(shown.keyId());
        return key != null && shown.isSigned(key, client) && isFresh(shown) && this.used.add(shown);
    }

    /** The clock of another instance may be ahead of this one. */
    private boolean isFresh(RetryToken token) {
        return Math.abs(this.clock.millis() - token.millis())
                <= this.config.tokenLifetime().toMillis();
    }

    @Override
    public int validateToken(ByteBuf token, InetSocketAddress client) {
        throw new UnsupportedOperationException("The codec asks with the connection id");
    }

    @Override
    public int maxTokenLength() {
        return RetryToken.MAX_LENGTH;
    }
}
