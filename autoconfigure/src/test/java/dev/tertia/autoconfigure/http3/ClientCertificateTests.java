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
import static org.assertj.core.api.Assertions.assertThatException;

import dev.tertia.http3.certificate.DevCertificateStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;

/** {@code server.ssl.client-auth}: HTTP/3 asks for the same certificates as TCP. */
final class ClientCertificateTests {

    private static final String PASSWORD = "changeit";

    private static final List<HttpProtocol> PROTOCOLS =
            List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3);

    @TempDir private Path directory;

    private Path authority = Path.of("");

    @BeforeEach
    void makeCertificates() throws Exception {
        this.authority =
                new DevCertificateStore(Path.of("target/dev-certificate"), Clock.systemUTC())
                        .load()
                        .authorityFile();
        keytool("-genkeypair", "-alias", "alice", "-dname", "CN=alice", "-keyalg", "EC");
        keytool("-exportcert", "-alias", "alice", "-rfc", "-file", file("alice.pem"));
        keytool("-genkeypair", "-alias", "mallory", "-dname", "CN=mallory", "-keyalg", "EC");
    }

    private String file(String name) {
        return this.directory.resolve(name).toString();
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file("keys.p12"), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    private KeyManagerFactory keysOf(String alias) throws Exception {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(this.directory.resolve("keys.p12"))) {
            all.load(in, PASSWORD.toCharArray());
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        return keys;
    }

    private ReactiveWebServerApplicationContext start(String clientAuth, String... more)
            throws Exception {
        var certificate =
                new DevCertificateStore(Path.of("target/dev-certificate"), Clock.systemUTC())
                        .load();
        Path store = this.directory.resolve("server.p12");
        try (var out = Files.newOutputStream(store)) {
            certificate.keyStore().store(out, certificate.password().toCharArray());
        }
        List<String> properties =
                List.of(
                        "tertia.http3.enabled=true",
                        "server.ssl.key-store=" + store,
                        "server.ssl.key-store-password=" + certificate.password(),
                        "server.ssl.trust-certificate=" + file("alice.pem"),
                        "server.ssl.client-auth=" + clientAuth);
        return TestApplication.startPlain(
                Stream.concat(properties.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private String client(
            ReactiveWebServerApplicationContext context,
            HttpProtocol protocol,
            @Nullable KeyManagerFactory keys) {
        return new TestClient(protocol, TestApplication.port(context), this.authority, keys)
                .get("/client")
                .text();
    }

    @Test
    void needsACertificateItTrusts() throws Exception {
        try (ReactiveWebServerApplicationContext context = start("need")) {
            for (HttpProtocol protocol : PROTOCOLS) {
                assertThat(client(context, protocol, keysOf("alice"))).isEqualTo("CN=alice");
                assertThatException()
                        .as(protocol.toString())
                        .isThrownBy(() -> client(context, protocol, keysOf("mallory")));
                assertThatException()
                        .as(protocol.toString())
                        .isThrownBy(() -> client(context, protocol, null));
            }
        }
    }

    @Test
    void wantsACertificate() throws Exception {
        try (ReactiveWebServerApplicationContext context = start("want")) {
            for (HttpProtocol protocol : PROTOCOLS) {
                assertThat(client(context, protocol, keysOf("alice"))).isEqualTo("CN=alice");
                assertThat(client(context, protocol, null)).isEqualTo("anonymous");
            }
        }
    }

    @Test
    void certificateAuthenticates() throws Exception {
        try (ReactiveWebServerApplicationContext context =
                start(
                        "want",
                        "spring.autoconfigure.exclude=",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.auth.enabled=true",
                        "tertia.http.auth.certificate.enabled=true",
                        "tertia.http.auth.certificate.clients.alice.scopes=read",
                        "tertia.http.auth.rules.read.paths=/client",
                        "tertia.http.auth.rules.read.scopes=read")) {
            for (HttpProtocol protocol : PROTOCOLS) {
                assertThat(client(context, protocol, keysOf("alice"))).isEqualTo("CN=alice");
                assertThat(client(context, protocol, null))
                        .as(protocol.toString())
                        .contains("\"status\":401");
            }
        }
    }
}
