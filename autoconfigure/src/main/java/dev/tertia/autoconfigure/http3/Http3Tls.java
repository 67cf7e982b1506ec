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

import dev.tertia.http3.QuicSslContexts;
import dev.tertia.http3.ServerCredentials;

import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.ssl.ClientAuth;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The TCP server's SSL bundles, as QUIC needs them. */
record Http3Tls(
        SslBundle bundle,
        Map<String, SslBundle> byServerName,
        ClientAuth clientAuth,
        boolean earlyData) {

    QuicSslContext context() {
        Map<String, ServerCredentials> credentials =
                this.byServerName.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> credentials(entry.getValue())));
        return QuicSslContexts.forServer(
                credentials(this.bundle), credentials, this.clientAuth, this.earlyData);
    }

    private static ServerCredentials credentials(SslBundle bundle) {
        SslManagerBundle managers = bundle.getManagers();
        return new ServerCredentials(
                managers.getKeyManagerFactory(), managers.getTrustManagerFactory());
    }

    /** Returns a copy with another bundle for a server name, or as the default. */
    Http3Tls with(@Nullable String serverName, SslBundle replacement) {
        if (serverName == null) {
            return new Http3Tls(replacement, this.byServerName, this.clientAuth, this.earlyData);
        }
        Map<String, SslBundle> bundles = new HashMap<>(this.byServerName);
        bundles.put(serverName, replacement);
        return new Http3Tls(this.bundle, bundles, this.clientAuth, this.earlyData);
    }
}
