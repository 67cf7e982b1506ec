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

import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.ClientAuth;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Builds the TLS 1.3 contexts of HTTP/3 listeners (RFC 9001).
 *
 * @since 0.1.0
 */
public final class QuicSslContexts {

    /** Drafts are not offered: every peer of today speaks RFC 9114. */
    private static final String ALPN = "h3";

    private QuicSslContexts() {}

    /**
     * Builds a context that picks the credentials by the name a client asks for (SNI).
     *
     * @param fallback credentials for clients that name no server, or one that is not listed
     * @param byServerName credentials by server name, without wildcards
     * @param clientAuth whether a client has to show a certificate
     * @return a context for a listener, which takes no early data
     * @throws QuicUnavailableException if the native library cannot be loaded
     */
    public static QuicSslContext forServer(
            ServerCredentials fallback,
            Map<String, ServerCredentials> byServerName,
            ClientAuth clientAuth) {
        return forServer(fallback, byServerName, clientAuth, false);
    }

    /**
     * Builds a context as the other method does, which may take early data.
     *
     * @param fallback credentials for clients that name no server, or one that is not listed
     * @param byServerName credentials by server name, without wildcards
     * @param clientAuth whether a client has to show a certificate
     * @param earlyData whether clients that come back may send requests before their handshake has
     *     ended (RFC 9001 §4.6); the listener answers those with 425 that are not safe
     * @return a context for a listener
     * @throws QuicUnavailableException if the native library cannot be loaded
     */
    public static QuicSslContext forServer(
            ServerCredentials fallback,
            Map<String, ServerCredentials> byServerName,
            ClientAuth clientAuth,
            boolean earlyData) {
        Http3Listener.requireQuic();
        QuicSslContext fallbackContext = builder(fallback, clientAuth, earlyData).build();
        if (byServerName.isEmpty()) {
            return fallbackContext;
        }
        Map<String, QuicSslContext> contexts = new HashMap<>();
        byServerName.forEach((name, credentials) ->
                contexts.put(normalize(name), builder(credentials, clientAuth, earlyData).build()));
        return builder(fallback, clientAuth, earlyData)
                .sni(name -> contexts.getOrDefault(normalize(name), fallbackContext))
                .build();
    }

    /** Host names know no case (RFC 4343); Netty hands on what the client has sent. */
    private static String normalize(@Nullable String serverName) {
        return (serverName != null) ? serverName.toLowerCase(Locale.ROOT) : "";
    }

    private static QuicSslContextBuilder builder(
            ServerCredentials credentials, ClientAuth auth, boolean earlyData) {
        return QuicSslContextBuilder.forServer(credentials.keys(), null)
                .trustManager(credentials.trust())
                .clientAuth(auth)
                .earlyData(earlyData)
                .applicationProtocols(ALPN);
    }
}
