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
package dev.tertia.sample.webapi.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.tertia.sample.webapi.monitoring.Dashboard;
import dev.tertia.sample.webapi.monitoring.MonitoringFiles;
import dev.tertia.sample.webapi.monitoring.MonitoringServer;
import dev.tertia.sample.webapi.monitoring.PromqlApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.Disposable;
import reactor.core.Disposables;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The packaged application under load, watched by a real Prometheus and Alertmanager. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(RunningJarExtension.class)
final class MonitoringIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path AUTHORITY =
            RunningJar.CERTIFICATE_FOLDER.resolve("tertia-dev-ca.pem");

    private static final String PASSWORD = "only-for-this-test";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final CompletableFuture<JsonNode> delivered = new CompletableFuture<>();

    private final int certified;

    private Disposable load = Disposables.disposed();

    private PromqlApi prometheus;

    MonitoringIT(RunningJar jar) {
        // Its certificate is there as soon as it has started.
        this.certified = jar.port();
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assertThat(this.certified).isPositive();
        MonitoringFiles files = new MonitoringFiles(folder);
        MonitoringServer alertmanager =
                MonitoringServer.alertmanager(files.alertmanager(receiver()));
        this.started.push(alertmanager);
        RunningJar application = application();
        this.started.push(application);
        MonitoringServer server =
                MonitoringServer.prometheus(
                        files.prometheus(
                                application.port(), PASSWORD, AUTHORITY, alertmanager.port()));
        this.started.push(server);
        this.prometheus = new PromqlApi(server);
        this.load = MixedLoad.start(application.port());
    }

    private static RunningJar application() throws IOException {
        return new RunningJar(
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "observability,tracing",
                        "WEB_API_ZIPKIN_ENABLED",
                        "false",
                        "WEB_API_MONITORING_PASSWORD",
                        PASSWORD),
                // A bundle has a meter of its own for its expiry.
                "--tertia.http3.dev-certificate.enabled=false",
                "--server.ssl.bundle=web",
                "--spring.ssl.bundle.jks.web.keystore.location=file:"
                        + RunningJar.CERTIFICATE_FOLDER.resolve("tertia-dev.p12"),
                "--spring.ssl.bundle.jks.web.keystore.password=development",
                "--tertia.observation.metrics.sample-interval=1s",
                // Connections shall end too.
                "--tertia.http3.idle-timeout=2s",
                "--tertia.http.rate-limit.policies.api.capacity=5");
    }

    private int receiver() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
        this.started.push(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            if (message.at("/commonLabels/alertname").asString("").equals("FailedLoginsLimited")) {
                this.delivered.complete(message);
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        this.load.dispose();
        while (!this.started.isEmpty()) {
            this.started.pop().close();
        }
    }

    @Test
    void isScraped() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(this.prometheus.complaint("up{job=\"web-api\"} == 1"))
                                .isEmpty());
    }

    @Test
    void pointsToTraces() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(this.prometheus.exemplars("http_server_requests_seconds_bucket"))
                                .isNotEmpty()
                                .allMatch(trace -> trace.matches("[0-9a-f]{32}")));
    }

    @Test
    void fillsEachPanel() throws IOException {
        Map<String, String> expressions = new Dashboard().expressions();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(complaints(expressions)).isEmpty());
    }

    private Map<String, String> complaints(Map<String, String> expressions) throws Exception {
        Map<String, String> complaints = new TreeMap<>();
        for (Map.Entry<String, String> panel : expressions.entrySet()) {
            String complaint = this.prometheus.complaint(panel.getValue());
            if (!complaint.isEmpty()) {
                complaints.put(panel.getKey(), complaint + ": " + panel.getValue());
            }
        }
        return complaints;
    }

    @Test
    void evaluatesEachRule() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        this.prometheus
                                                .rules()
                                                .valueStream()
                                                .flatMap(
                                                        group -> group.path("rules").valueStream()))
                                .hasSizeGreaterThan(15)
                                .extracting(rule -> rule.path("health").asString(""))
                                .containsOnly("ok"));
    }

    @Test
    void deliversAnAlert() {
        assertThat(this.delivered)
                .succeedsWithin(PATIENCE)
                .satisfies(message -> {
                    assertThat(message.path("status").asString()).isEqualTo("firing");
                    assertThat(message.at("/commonLabels/mechanism").asString()).isEqualTo("basic");
                    assertThat(message.at("/commonAnnotations/summary").asString())
                            .startsWith("Somebody tries credentials (basic) at 127.0.0.1:");
                });
    }
}
