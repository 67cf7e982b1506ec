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
package dev.tertia.http3.probe;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The certificates that a server has shown in a handshake. Immutable.
 *
 * @param certificates the server's certificate first, then those of its issuers
 * @since 0.1.0
 */
public record ServedChain(List<X509Certificate> certificates) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public ServedChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("'certificates' must not be empty");
        }
    }

    static ServedChain of(SSLSession session) throws SSLPeerUnverifiedException {
        Certificate[] shown = session.getPeerCertificates();
        return new ServedChain(Arrays.stream(shown).map(X509Certificate.class::cast).toList());
    }

    /**
     * Returns the certificate of the server itself.
     *
     * @return the first certificate
     */
    public X509Certificate server() {
        return this.certificates.getFirst();
    }

    /**
     * Returns when clients stop to accept the chain.
     *
     * @return the earliest end of all certificates
     */
    public Instant notAfter() {
        return this.certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
