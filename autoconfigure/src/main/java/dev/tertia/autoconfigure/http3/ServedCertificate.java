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

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collections;

/** The server's certificate of an SSL bundle, as far as its key store tells. */
record ServedCertificate(@Nullable X509Certificate certificate) {

    static ServedCertificate of(SslBundle bundle) {
        KeyStore store = bundle.getStores().getKeyStore();
        if (store == null) {
            return new ServedCertificate(null);
        }
        try {
            String named = bundle.getKey().getAlias();
            String alias = (named != null) ? named : firstKey(store);
            return new ServedCertificate(
                    (alias != null) ? (X509Certificate) store.getCertificate(alias) : null);
        } catch (KeyStoreException ex) {
            return new ServedCertificate(null);
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

    @Override
    public String toString() {
        if (this.certificate == null) {
            return "certificate of the SSL bundle";
        }
        return "certificate %s until %s"
                .formatted(
                        this.certificate.getSubjectX500Principal().getName(),
                        this.certificate
                                .getNotAfter()
                                .toInstant()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate());
    }
}
