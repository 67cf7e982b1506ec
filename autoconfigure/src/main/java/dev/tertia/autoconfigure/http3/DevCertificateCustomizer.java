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

import dev.tertia.http3.certificate.DevCertificate;
import dev.tertia.http3.certificate.DevCertificateStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

import java.security.KeyStore;

/** Gives a server without {@code server.ssl} the development certificate. */
final class DevCertificateCustomizer
        implements WebServerFactoryCustomizer<Http3ReactiveWebServerFactory>, Ordered {

    static final String BUNDLE = "tertia-dev-certificate";

    private static final Logger logger = LoggerFactory.getLogger(DevCertificateCustomizer.class);

    private final DevCertificateStore store;

    private final SslBundleRegistry bundles;

    DevCertificateCustomizer(DevCertificateStore store, SslBundleRegistry bundles) {
        this.store = store;
        this.bundles = bundles;
    }

    /** After Boot's own customizer, which copies {@code server.ssl}. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void customize(Http3ReactiveWebServerFactory factory) {
        if (factory.getSsl() != null) {
            return;
        }
        DevCertificate certificate = this.store.load();
        KeyStore keyStore = certificate.keyStore();
        this.bundles.registerBundle(
                BUNDLE, SslBundle.of(SslStoreBundle.of(keyStore, certificate.password(), null)));
        factory.setSsl(Ssl.forBundle(BUNDLE));
        logger.info(
                "Using a development certificate for localhost, 127.0.0.1 and ::1. Browsers and"
                        + " clients accept it once they trust the authority {} (for curl:"
                        + " --cacert). Not for production: there set 'server.ssl.bundle'.",
                certificate.authorityFile());
    }
}
