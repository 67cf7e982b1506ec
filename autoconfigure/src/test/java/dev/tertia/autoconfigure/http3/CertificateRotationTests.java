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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.nio.file.Path;
import java.util.ArrayList;
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

    private final AtomicBoolean stopped = new AtomicBoolean();

    private final ReplacedCertificate certificate;

    CertificateRotationTests(@TempDir Path folder) {
        this.certificate = new ReplacedCertificate(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void servesTheNewCertificateWithoutALostRequest(int sockets, CapturedOutput output)
            throws Exception {
        DevCertificate first = this.certificate.installFirst();
        try (ReactiveWebServerApplicationContext context =
                        start("tertia.http3.sockets=" + sockets);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = TestApplication.port(context);
            assertThat(QuicHandshake.certificate("localhost", port)).isEqualTo(first.certificate());
            List<Future<Integer>> loads = new ArrayList<>();
            for (HttpProtocol protocol :
                    List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
                TestClient client = new TestClient(protocol, port, first.authorityFile());
                loads.add(clients.submit(() -> load(client)));
            }
            assertThat(output)
                    .contains("HTTP/3 on udp/" + port + ((sockets > 1) ? " by 2 sockets," : ","));
            DevCertificate second = this.certificate.installSecond();
            ReplacedCertificate.await(second, port);
            ReplacedCertificate.awaitOverTcp(second, port);
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
        DevCertificate first = this.certificate.installFirst();
        try (ReactiveWebServerApplicationContext context = start()) {
            int port = TestApplication.port(context);
            this.certificate.spoil();
            while (!output.getOut().contains("Keeping the certificate of HTTP/3")) {
                assertThat(QuicHandshake.certificate("localhost", port))
                        .isEqualTo(first.certificate());
            }
            assertThat(QuicHandshake.certificate("localhost", port)).isEqualTo(first.certificate());
            assertThat(ServerNameBundleTests.overTcp("localhost", port))
                    .isEqualTo(first.certificate());
            DevCertificate second = this.certificate.installSecond();
            ReplacedCertificate.await(second, port);
            assertThat(output).contains("HTTP/3 serves the reloaded certificate CN=localhost");
        }
    }

    private ReactiveWebServerApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(this.certificate.properties());
        all.addAll(List.of(properties));
        return TestApplication.startPlain(all.toArray(String[]::new));
    }
}
