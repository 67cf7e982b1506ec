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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http3.TestServer;

import org.junit.jupiter.api.Test;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

final class ServedChainTests {

    @Test
    void endsWithItsFirstCertificateThatEnds() throws Exception {
        KeyStore store = TestServer.certificate().keyStore();
        X509Certificate server = TestServer.certificate().certificate();
        X509Certificate authority = (X509Certificate) store.getCertificateChain("localhost")[1];
        assertThat(authority.getNotAfter()).isAfter(server.getNotAfter());
        var chain = new ServedChain(List.of(authority, server));
        assertThat(chain.notAfter()).isEqualTo(server.getNotAfter().toInstant());
        assertThat(chain.server()).isEqualTo(authority);
    }

    @Test
    void isNeverEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServedChain(List.of()));
    }
}
