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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code reload-on-update}: a new certificate is served by all protocols, without a lost request.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
final class CertificateRotationTests {

    private static final Clock NOW = Clock.systemUTC();

    private static final Clock NEXT_YEAR = Clock.offset(NOW, Duration.ofDays(370));

    private final AtomicBoolean stopped = new AtomicBoolean();

    @TempDir private Path directory;

    @Test
    void servesTheNewCertificateWithoutALostRequest() throws Exception {
        DevCertificate first = certificate(NOW);
        install(first);
        try (ReactiveWebServerApplicationContext context = start();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = TestApplication.port(context);
            assertThat(QuicHandshake.certificate("localhost", port)).isEqualTo(first.certificate());
            List<Future<Integer>> loads = new ArrayList<>();
            for (HttpProtocol protocol :
                    List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
                TestClient client = new TestClient(protocol, port, first.authorityFile());
                loads.add(clients.submit(() -> load(client)));
            }
            // Under the same authority, so that the clients go on trusting the server.
            DevCertificate second = certificate(NEXT_YEAR);
            install(second);
            awaitCertificate(second.certificate(), port);
            assertThat(ServerNameBundleTests.overTcp("localhost", port))
                    .isEqualTo(second.certificate());
            this.stopped.set(true);
            for (Future<Integer> load : loads) {
                assertThat(load.get()).isPositive();
            }
        }
    }

    /** Every request on a connection of its own, so that each shakes hands. */
    private int load(TestClient client) {
        int answered = 0;
        while (!this.stopped.get()) {
            assertThat(client.get("/protocol").status()).isEqualTo(200);
            answered++;
        }
        return answered;
    }

    @Test
    void keepsTheCertificateWhenTheNewOneIsBad(CapturedOutput output) throws Exception {
        DevCertificate first = certificate(NOW);
        install(first);
        try (ReactiveWebServerApplicationContext context = start()) {
            int port = TestApplication.port(context);
            replace("cert.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
            while (!output.getOut().contains("Keeping the certificate of HTTP/3")) {
                assertThat(QuicHandshake.certificate("localhost", port))
                        .isEqualTo(first.certificate());
            }
            assertThat(QuicHandshake.certificate("localhost", port)).isEqualTo(first.certificate());
            assertThat(ServerNameBundleTests.overTcp("localhost", port))
                    .isEqualTo(first.certificate());
            DevCertificate second = certificate(NEXT_YEAR);
            install(second);
            awaitCertificate(second.certificate(), port);
            assertThat(output).contains("HTTP/3 serves the reloaded certificate CN=localhost");
        }
    }

    private static void awaitCertificate(Certificate expected, int port) throws Exception {
        while (!QuicHandshake.certificate("localhost", port).equals(expected)) {
            Thread.onSpinWait();
        }
    }

    private DevCertificate certificate(Clock clock) {
        return new DevCertificateStore(this.directory.resolve("dev"), clock).load();
    }

    private ReactiveWebServerApplicationContext start() {
        String bundle = "spring.ssl.bundle.pem.web";
        return TestApplication.startPlain(
                "tertia.http3.enabled=true",
                "server.ssl.bundle=web",
                "spring.ssl.bundle.watch.file.quiet-period=100ms",
                bundle + ".reload-on-update=true",
                bundle + ".keystore.certificate=file:" + this.directory.resolve("cert.pem"),
                bundle + ".keystore.private-key=file:" + this.directory.resolve("key.pem"));
    }

    private void install(DevCertificate made) throws Exception {
        KeyStore store = made.keyStore();
        char[] password = made.password().toCharArray();
        replace("key.pem", pem("PRIVATE KEY", store.getKey("localhost", password).getEncoded()));
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain("localhost")) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        replace("cert.pem", chain.toString());
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
}
