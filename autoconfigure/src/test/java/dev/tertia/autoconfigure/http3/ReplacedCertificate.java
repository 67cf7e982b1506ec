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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The files of an SSL bundle that are replaced while an application watches them. */
final class ReplacedCertificate {

    private static final Clock NOW = Clock.systemUTC();

    private static final Clock NEXT_YEAR = Clock.offset(NOW, Duration.ofDays(370));

    private final Path directory;

    ReplacedCertificate(Path directory) {
        this.directory = directory;
    }

    /** What an application is told, to use and to watch them. */
    List<String> properties() {
        String bundle = "spring.ssl.bundle.pem.web";
        return List.of(
                "tertia.http3.enabled=true",
                "server.ssl.bundle=web",
                "spring.ssl.bundle.watch.file.quiet-period=100ms",
                bundle + ".reload-on-update=true",
                bundle + ".keystore.certificate=file:" + this.directory.resolve("cert.pem"),
                bundle + ".keystore.private-key=file:" + this.directory.resolve("key.pem"));
    }

    DevCertificate installFirst() throws IOException, GeneralSecurityException {
        return install(NOW);
    }

    /** Under the same authority, so that the clients go on trusting the server. */
    DevCertificate installSecond() throws IOException, GeneralSecurityException {
        return install(NEXT_YEAR);
    }

    private DevCertificate install(Clock clock) throws IOException, GeneralSecurityException {
        DevCertificate made = new DevCertificateStore(this.directory.resolve("dev"), clock).load();
        KeyStore store = made.keyStore();
        char[] password = made.password().toCharArray();
        replace("key.pem", pem("PRIVATE KEY", store.getKey("localhost", password).getEncoded()));
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain("localhost")) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        replace("cert.pem", chain.toString());
        return made;
    }

    /** Puts what is no certificate in its place. */
    void spoil() throws IOException {
        replace("cert.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    }

    private void replace(String name, String content) throws IOException {
        Path draft = Files.writeString(this.directory.resolve(name + ".draft"), content);
        Files.move(
                draft,
                this.directory.resolve(name),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, body);
    }

    /** Waits until the application shows a certificate. */
    static void await(DevCertificate expected, int port) throws Exception {
        while (!QuicHandshake.certificate("localhost", port).equals(expected.certificate())) {
            Thread.onSpinWait();
        }
    }

    /** As {@link #await}, for what Boot reloads by itself, before or after HTTP/3. */
    static void awaitOverTcp(DevCertificate expected, int port) throws Exception {
        while (!ServerNameBundleTests.overTcp("localhost", port).equals(expected.certificate())) {
            Thread.onSpinWait();
        }
    }
}
