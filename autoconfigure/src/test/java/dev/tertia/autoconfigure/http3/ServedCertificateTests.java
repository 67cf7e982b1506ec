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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.certificate.DevCertificate;
import dev.tertia.http3.certificate.DevCertificateStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;

final class ServedCertificateTests {

    private final DevCertificate certificate =
            new DevCertificateStore(Path.of("target/dev-certificate"), Clock.systemUTC()).load();

    private @Nullable X509Certificate served(@Nullable KeyStore store, @Nullable String alias) {
        SslBundle bundle =
                SslBundle.of(
                        SslStoreBundle.of(store, this.certificate.password(), null),
                        SslBundleKey.of(this.certificate.password(), alias));
        return ServedCertificate.of(bundle).certificate();
    }

    @Test
    void findsTheCertificateThatIsServed() {
        assertThat(served(this.certificate.keyStore(), null))
                .isEqualTo(this.certificate.certificate());
        assertThat(served(this.certificate.keyStore(), "localhost"))
                .isEqualTo(this.certificate.certificate());
    }

    @Test
    void findsNoneWhereThereIsNone() throws Exception {
        assertThat(served(null, null)).isNull();
        KeyStore noKeys = KeyStore.getInstance("PKCS12");
        noKeys.load(null, null);
        noKeys.setCertificateEntry("trusted", this.certificate.certificate());
        assertThat(served(noKeys, null)).isNull();
    }
}
