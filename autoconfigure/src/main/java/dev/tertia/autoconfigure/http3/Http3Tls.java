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

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/** The TCP server's SSL bundles, as QUIC needs them. */
record Http3Tls(SslBundle bundle, Map<String, SslBundle> byServerName, ClientAuth clientAuth) {

    QuicSslContext context() {
        Map<String, ServerCredentials> credentials =
                this.byServerName.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> credentials(entry.getValue())));
        return QuicSslContexts.forServer(credentials(this.bundle), credentials, this.clientAuth);
    }

    private static ServerCredentials credentials(SslBundle bundle) {
        SslManagerBundle managers = bundle.getManagers();
        return new ServerCredentials(
                managers.getKeyManagerFactory(), managers.getTrustManagerFactory());
    }

    /** Returns the certificate of the default bundle, if its key store tells. */
    @Nullable X509Certificate certificate() {
        KeyStore store = this.bundle.getStores().getKeyStore();
        if (store == null) {
            return null;
        }
        try {
            String alias = this.bundle.getKey().getAlias();
            if (alias == null) {
                alias = firstKey(store);
            }
            return (alias != null) ? (X509Certificate) store.getCertificate(alias) : null;
        } catch (KeyStoreException ex) {
            return null;
        }
    }

    private static @Nullable String firstKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return alias;
            }
        }
        return null;
    }
}
