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
package dev.tertia.http.auth.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AuthFixture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.test.web.reactive.server.WebTestClient;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class ClientCertificatesTests {

    private final AuthFixture fixture =
            new AuthFixture().rule("/any", Access.AUTHENTICATED).rule("/pay", Access.SCOPE, "pay");

    @TempDir private Path folder;

    private int stores;

    private X509Certificate certificate(String distinguishedName) throws Exception {
        Path store = this.folder.resolve(this.stores++ + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command =
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        distinguishedName);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return (X509Certificate) keys.getCertificate("it");
    }

    private int code(String path, @Nullable SslInfo tls, Map<String, Set<String>> clients) {
        WebTestClient client = this.fixture.client(tls, ClientCertificates.mechanism(clients));
        return client.get().uri(path).exchange().returnResult().getStatus().value();
    }

    @Test
    void eachTrustedCertificateDoes() throws Exception {
        SslInfo billing = new Tls(certificate("CN=billing, O=Acme"));
        assertThat(code("/any", billing, Map.of())).isEqualTo(200);
        assertThat(code("/pay", billing, Map.of())).isEqualTo(403);
        this.fixture
                .client(billing, ClientCertificates.mechanism(Map.of()))
                .get()
                .uri("/any")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("billing");
    }

    @Test
    void onlyListedOnesDo() throws Exception {
        SslInfo billing = new Tls(certificate("CN=billing, O=Acme"));
        assertThat(code("/pay", billing, Map.of("billing", Set.of("pay")))).isEqualTo(200);
        assertThat(code("/any", billing, Map.of("shipping", Set.of("pay")))).isEqualTo(401);
    }

    @Test
    void withoutCommonNameTheWholeNameCounts() throws Exception {
        SslInfo acme = new Tls(certificate("O=Acme, C=DE"));
        assertThat(code("/pay", acme, Map.of("O=Acme,C=DE", Set.of("pay")))).isEqualTo(200);
        // A common name inside another attribute is none.
        SslInfo trick = new Tls(certificate("O=\"x,CN=billing\""));
        assertThat(code("/any", trick, Map.of("billing", Set.of()))).isEqualTo(401);
    }

    @Test
    void withoutCertificateNobodyIsKnown() {
        assertThat(code("/any", null, Map.of())).isEqualTo(401);
        assertThat(code("/any", new Tls(), Map.of())).isEqualTo(401);
        assertThat(code("/any", new Tls((X509Certificate[]) null), Map.of())).isEqualTo(401);
    }

    /** What TLS has found out about a client. */
    private static final class Tls implements SslInfo {

        private final X509Certificate @Nullable [] chain;

        private Tls(X509Certificate @Nullable ... chain) {
            this.chain = chain;
        }

        @Override
        public @Nullable String getSessionId() {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getPeerCertificates() {
            return this.chain;
        }
    }
}
