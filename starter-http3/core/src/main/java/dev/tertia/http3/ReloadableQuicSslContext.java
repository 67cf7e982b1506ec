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

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.codec.quic.QuicSslSessionContext;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;

import java.util.List;

/**
 * A TLS context that can be replaced while a listener uses it: handshakes that begin afterwards see
 * the new one, connections that are there keep theirs. Thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("deprecation") // the negotiator's type, which SslContext wants
public final class ReloadableQuicSslContext extends QuicSslContext {

    private volatile QuicSslContext current;

    /**
     * Creates a new context.
     *
     * @param initial what the first handshakes use
     */
    public ReloadableQuicSslContext(QuicSslContext initial) {
        this.current = initial;
    }

    /**
     * Replaces the context of the handshakes to come.
     *
     * @param replacement what they use
     */
    public void reload(QuicSslContext replacement) {
        this.current = replacement;
    }

    @Override
    public QuicSslEngine newEngine(ByteBufAllocator alloc) {
        return this.current.newEngine(alloc);
    }

    @Override
    public QuicSslEngine newEngine(ByteBufAllocator alloc, String peerHost, int peerPort) {
        return this.current.newEngine(alloc, peerHost, peerPort);
    }

    @Override
    public QuicSslSessionContext sessionContext() {
        return this.current.sessionContext();
    }

    @Override
    public boolean isClient() {
        return this.current.isClient();
    }

    @Override
    public List<String> cipherSuites() {
        return this.current.cipherSuites();
    }

    @Override
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return this.current.applicationProtocolNegotiator();
    }
}
