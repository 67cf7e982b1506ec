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

import dev.tertia.http3.Http3Listener;
import dev.tertia.http3.certificate.DevCertificateStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import tools.jackson.databind.JsonNode;

import java.net.DatagramSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the health endpoint says of listeners that are really there. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
final class Http3HealthTests {

    private static final String DETAILS = "management.endpoint.health.show-details=always";

    private static final Path MAIN = Path.of("target/dev-certificate");

    private static final Path OTHER = Path.of("target/dev-certificate-other");

    private static X509Certificate certificate(Path folder) {
        return new DevCertificateStore(folder, Clock.systemUTC()).load().certificate();
    }

    private static Http3Listener listener(ReactiveWebServerApplicationContext context) {
        return Objects.requireNonNull(context.getBean(ServedHttp3.class).listener());
    }

    private static String notAfter(Path folder) {
        return certificate(folder).getNotAfter().toInstant().toString();
    }

    @Test
    void shakesHandsAndShowsWhatItSaw() {
        try (ReactiveWebServerApplicationContext context = TestApplication.start(DETAILS)) {
            HealthAnswer answer = HealthAnswer.health(context);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.componentStatus("http3")).isEqualTo("UP");
            assertThat(answer.component("http3").at("/details/state").asString())
                    .isEqualTo("accepting");
            assertThat(answer.componentStatus("certificate")).isEqualTo("UP");
            JsonNode listeners = answer.component("certificate").at("/details/listeners");
            assertThat(listeners.valueStream().map(node -> node.get("listener").asString()))
                    .containsExactly("udp", "tcp");
            assertThat(listeners.valueStream())
                    .allSatisfy(node -> {
                        assertThat(node.get("subject").asString()).isEqualTo("CN=localhost");
                        assertThat(node.get("notAfter").asString()).isEqualTo(notAfter(MAIN));
                        assertThat(node.get("validity").asString()).isEqualTo("valid");
                    });
            assertThat(listener(context).stats().connections().opened()).isZero();
        }
    }

    @Test
    void looksAtTheCertificateOfEachName() {
        List<String> properties =
                new ArrayList<>(
                        List.of(
                                DETAILS,
                                "tertia.http3.enabled=true",
                                "server.ssl.bundle=main",
                                "server.ssl.server-name-bundles[0].server-name=other.test",
                                "server.ssl.server-name-bundles[0].bundle=other"));
        properties.addAll(ServerNameBundleTests.bundle("main", MAIN));
        properties.addAll(ServerNameBundleTests.bundle("other", OTHER));
        certificate(MAIN);
        certificate(OTHER);
        try (ReactiveWebServerApplicationContext context =
                TestApplication.startPlain(properties.toArray(String[]::new))) {
            JsonNode listeners =
                    HealthAnswer.health(context).component("certificate").at("/details/listeners");
            assertThat(
                            listeners
                                    .valueStream()
                                    .map(node ->
                                            node.get("listener").asString()
                                                    + " "
                                                    + node.path("serverName").asString("")
                                                    + " "
                                                    + node.get("notAfter").asString()))
                    .containsExactly(
                            "udp  " + notAfter(MAIN),
                            "udp other.test " + notAfter(OTHER),
                            "tcp  " + notAfter(MAIN),
                            "tcp other.test " + notAfter(OTHER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "warning-threshold, UP, 200, expiring",
        "out-of-service-threshold, OUT_OF_SERVICE, 503, valid"
    })
    void certificateIsAboutToExpire(String threshold, String status, int code, String validity) {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        DETAILS, "tertia.health.certificate." + threshold + "=9999d")) {
            HealthAnswer answer = HealthAnswer.health(context);
            assertThat(answer.status()).isEqualTo(code);
            assertThat(answer.componentStatus("certificate")).isEqualTo(status);
            JsonNode shown = answer.component("certificate").at("/details/listeners/0");
            assertThat(shown.get("validity").asString()).isEqualTo(validity);
        }
    }

    private static Health judge(
            ReactiveWebServerApplicationContext context,
            Instant now,
            @Nullable Duration threshold) {
        return new CertificateHealthIndicator(
                        context.getBean(ListenerProbes.class),
                        new CertificateHealthProperties(Duration.ofDays(14), threshold),
                        () -> now)
                .health()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    @Test
    void certificateHasExpiredOrIsNotYetValid() {
        try (ReactiveWebServerApplicationContext context = TestApplication.start()) {
            Instant end = certificate(MAIN).getNotAfter().toInstant();
            Health expired = judge(context, end, Duration.ZERO);
            assertThat(expired.getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
            assertThat(expired.getDetails().toString()).contains("validity=expired");
            Health last = judge(context, end.minusSeconds(1), Duration.ZERO);
            assertThat(last.getStatus().getCode()).isEqualTo("UP");
            assertThat(last.getDetails().toString()).contains("validity=expiring");
            assertThat(judge(context, Instant.EPOCH, null).getDetails().toString())
                    .contains("validity=not-yet-valid");
        }
    }

    @Test
    void followsTheListenerToItsEnd() throws Exception {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(DETAILS, "tertia.health.listener.cache=0s")) {
            assertThat(HealthAnswer.health(context).componentStatus("http3")).isEqualTo("UP");
            Http3Listener listener = listener(context);
            listener.drain().get(10, TimeUnit.SECONDS);
            HealthAnswer drained = HealthAnswer.health(context);
            assertThat(drained.status()).isEqualTo(503);
            assertThat(drained.componentStatus("http3")).isEqualTo("OUT_OF_SERVICE");
            assertThat(drained.component("http3").at("/details/state").asString())
                    .isEqualTo("draining");
            listener.close();
            HealthAnswer closed = HealthAnswer.health(context);
            assertThat(closed.componentStatus("http3")).isEqualTo("OUT_OF_SERVICE");
            JsonNode udp = closed.component("certificate").at("/details/listeners/0");
            assertThat(udp.get("listener").asString()).isEqualTo("udp");
            assertThat(udp.get("error").asString()).isNotEmpty();
        }
    }

    @Test
    void isUnknownWhereHttp3CouldNotBeBound() throws Exception {
        try (DatagramSocket taken = Http3FailureTests.takenPort();
                ReactiveWebServerApplicationContext context =
                        TestApplication.start(DETAILS, "server.port=" + taken.getLocalPort())) {
            HealthAnswer answer = HealthAnswer.health(context);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.componentStatus("http3")).isEqualTo("UNKNOWN");
            assertThat(answer.component("http3").at("/details/state").asString())
                    .isEqualTo("not-bound");
            assertThat(answer.component("http3").at("/details/reason").asString())
                    .contains("Cannot bind udp/" + taken.getLocalPort());
            assertThat(answer.component("certificate").at("/details/listeners").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void isDownWithoutAHandshakeInTime() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(DETAILS, "tertia.health.listener.timeout=1ns")) {
            HealthAnswer answer = HealthAnswer.health(context);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.componentStatus("http3")).isEqualTo("DOWN");
            assertThat(answer.component("http3").at("/details/error").asString())
                    .isEqualTo("No handshake in time");
            assertThat(answer.componentStatus("certificate")).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void remembersTheOutcome() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start("tertia.health.listener.cache=1h")) {
            HealthAnswer.health(context);
            long received = listener(context).stats().sockets().getFirst().receivedDatagrams();
            for (int i = 0; i < 3; i++) {
                assertThat(HealthAnswer.health(context).status()).isEqualTo(200);
            }
            // One more may have been on its way.
            assertThat(listener(context).stats().sockets().getFirst().receivedDatagrams())
                    .isLessThan(received + 4);
        }
    }

    /** The probe has no certificate to show, and must not fill the log for that. */
    @ParameterizedTest
    @ValueSource(strings = {"want", "need"})
    void clientCertificatesAreAskedFor(String clientAuth, CapturedOutput output) {
        List<String> properties =
                new ArrayList<>(
                        List.of(
                                "tertia.http3.enabled=true",
                                "server.ssl.bundle=main",
                                "server.ssl.client-auth=" + clientAuth,
                                "tertia.health.listener.cache=0s"));
        properties.addAll(ServerNameBundleTests.bundle("main", MAIN));
        certificate(MAIN);
        try (ReactiveWebServerApplicationContext context =
                TestApplication.startPlain(properties.toArray(String[]::new))) {
            int start = output.getOut().length();
            for (int i = 0; i < 3; i++) {
                Health listener =
                        context.getBean(ListenerHealthIndicator.class)
                                .health()
                                .blockOptional(Duration.ofSeconds(30))
                                .orElseThrow();
                assertThat(listener.getStatus().getCode()).isEqualTo("UP");
                String certificates = judge(context, Instant.now(), null).getDetails().toString();
                assertThat(certificates).contains("listener=udp", "listener=tcp");
                assertThat(certificates.contains("error=Not asked"))
                        .isEqualTo(clientAuth.equals("need"));
            }
            assertThat(output.getOut().substring(start)).doesNotContain("WARN", "ERROR");
        }
    }
}
