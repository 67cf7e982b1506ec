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
import org.springframework.http.server.reactive.SslInfo;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a QUIC connection's handshake tells of its client. Its session has no id (RFC 9001). */
final class QuicSslInfo implements SslInfo {

    private final SSLSession session;

    QuicSslInfo(SSLSession session) {
        this.session = session;
    }

    @Override
    public @Nullable String getSessionId() {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getPeerCertificates() {
        try {
            Certificate[] chain = this.session.getPeerCertificates();
            return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
        } catch (SSLPeerUnverifiedException ex) {
            return null;
        }
    }
}
