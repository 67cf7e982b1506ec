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

import dev.tertia.http3.ReloadableQuicSslContext;

import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.ssl.ClientAuth;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;

import java.util.List;

/** What a listener shows to its clients; follows SSL bundles that are reloaded. */
final class Http3Certificates {

    private static final Logger logger = LoggerFactory.getLogger(Http3Certificates.class);

    private Http3Tls tls;

    private @Nullable ReloadableQuicSslContext context;

    Http3Certificates(Http3Tls tls) {
        this.tls = tls;
    }

    /** Returns a context for a listener that is about to be bound. */
    synchronized QuicSslContext open() {
        ReloadableQuicSslContext opened = new ReloadableQuicSslContext(this.tls.context());
        this.context = opened;
        return opened;
    }

    synchronized ServedCertificate served() {
        return ServedCertificate.of(this.tls.bundle());
    }

    /** Returns the names that have a certificate of their own, in order. */
    synchronized List<String> serverNames() {
        return this.tls.byServerName().keySet().stream().sorted().toList();
    }

    /** Tells whether a client without a certificate is sent away. */
    synchronized boolean requiresClientCertificate() {
        return this.tls.clientAuth() == ClientAuth.REQUIRE;
    }

    /** Takes a reloaded bundle: that of a server name, or the default one. */
    synchronized void update(@Nullable String serverName, SslBundle bundle) {
        Http3Tls updated = this.tls.with(serverName, bundle);
        try {
            if (this.context != null) {
                this.context.reload(updated.context());
            }
        } catch (RuntimeException ex) {
            logger.error(
                    "Keeping the certificate of HTTP/3: the reloaded SSL bundle cannot be used"
                            + " ({}). Put a certificate and its key in place.",
                    ex.getMessage(),
                    ex);
            return;
        }
        this.tls = updated;
        logger.info("HTTP/3 serves the reloaded {}", ServedCertificate.of(bundle));
    }
}
