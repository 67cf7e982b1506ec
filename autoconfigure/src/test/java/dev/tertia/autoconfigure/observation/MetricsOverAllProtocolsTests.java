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
package dev.tertia.autoconfigure.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/** The meters move with real requests. */
@Timeout(120)
final class MetricsOverAllProtocolsTests {

    private static ReactiveWebServerApplicationContext context;

    private static MeterRegistry registry;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http3.sockets=2",
                        "tertia.observation.metrics.sample-interval=5ms",
                        "tertia.http3.idle-timeout=3s",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.cache.enabled=true",
                        "tertia.http.cache.rules.long.paths=/long",
                        "tertia.http.cache.rules.long.ttl=1h",
                        "tertia.http.cors.allowed-origins=https://shop.example.com",
                        "tertia.http.rate-limit.policies.burst.capacity=1",
                        "tertia.http.rate-limit.policies.burst.period=1h",
                        "tertia.http.rate-limit.policies.burst.paths=/remote",
                        "tertia.http.rate-limit.policies.quiet.capacity=1",
                        "tertia.http.rate-limit.policies.quiet.period=1h",
                        "tertia.http.rate-limit.policies.quiet.shadow=true");
        registry = context.getBean(MeterRegistry.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static int get(HttpProtocol protocol, String path, String... fields) {
        TestClient client = new TestClient(protocol, TestApplication.port(context));
        return client.client()
                .headers(headers -> {
                    for (int i = 0; i < fields.length; i += 2) {
                        headers.set(fields[i], fields[i + 1]);
                    }
                })
                .get()
                .uri(client.uri(path))
                .responseSingle((response, body) ->
                        body.asByteArray()
                                .then(reactor.core.publisher.Mono.just(response.status().code())))
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    private static double counter(String name, String... tags) {
        FunctionCounter found = registry.find(name).tags(tags).functionCounter();
        if (found != null) {
            return found.count();
        }
        var counter = registry.find(name).tags(tags).counter();
        return (counter != null) ? counter.count() : 0;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP11, 1.1, tcp", "H2, 2, tcp", "HTTP3, 3, quic"})
    void requestsTellTheirProtocol(HttpProtocol protocol, String version, String transport) {
        assertThat(get(protocol, "/protocol")).isEqualTo(200);
        await(() ->
                registry.find("http.server.requests")
                                .tags(
                                        "uri",
                                        "/protocol",
                                        "status",
                                        "200",
                                        "network.protocol.version",
                                        version,
                                        "network.transport",
                                        transport)
                                .timer()
                        != null);
        assertThat(get(protocol, "/broken")).isEqualTo(500);
        await(() ->
                registry.find("http.server.requests")
                                .tags(
                                        "network.protocol.version", version,
                                        "exception", "IllegalStateException",
                                        "status", "500")
                                .timer()
                        != null);
    }

    @ParameterizedTest
    @CsvSource({"HTTP11", "H2", "HTTP3"})
    void whatTheFiltersDoIsCounted(HttpProtocol protocol) {
        double problems = counter("tertia.http.problems", "type", "about:blank", "status", "500");
        get(protocol, "/broken");
        assertThat(counter("tertia.http.problems", "type", "about:blank", "status", "500"))
                .isEqualTo(problems + 1);
        double refusedOrigins = counter("tertia.http.cors.refused");
        assertThat(get(protocol, "/protocol", "Origin", "https://evil.example.com")).isEqualTo(403);
        assertThat(counter("tertia.http.cors.refused")).isEqualTo(refusedOrigins + 1);
        double hits = counter("tertia.http.cache.requests", "status", "hit");
        get(protocol, "/long?over=" + protocol);
        get(protocol, "/long?over=" + protocol);
        assertThat(counter("tertia.http.cache.requests", "status", "hit")).isEqualTo(hits + 1);
        assertThat(registry.get("tertia.http.cache.size").gauge().value()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"HTTP11", "H2", "HTTP3"})
    void whatTheLimitsDoIsCounted(HttpProtocol protocol) {
        double refused = requests("burst", "refused");
        double shadow = requests("quiet", "shadow-refused");
        double answered = registry.get("tertia.http.ratelimit.store").timer().count();
        get(protocol, "/remote");
        assertThat(get(protocol, "/remote")).isEqualTo(429);
        assertThat(requests("burst", "refused")).isGreaterThan(refused);
        assertThat(requests("quiet", "shadow-refused")).isGreaterThan(shadow);
        assertThat((double) registry.get("tertia.http.ratelimit.store").timer().count())
                .isEqualTo(answered + 4);
        assertThat(
                        counter(
                                "tertia.http.problems",
                                "type",
                                "https://iana.org/assignments/http-problem-types#quota-exceeded",
                                "status",
                                "429"))
                .isPositive();
    }

    private static double requests(String policy, String outcome) {
        return counter("tertia.http.ratelimit.requests", "policy", policy, "outcome", outcome);
    }

    @Test
    void connectionsAreCountedWhileTheyAreOpenAndAfterwards() {
        double opened = counter("tertia.quic.connections.opened");
        double ended = ended();
        double sent = counter("tertia.quic.traffic", "direction", "sent");
        long handshakes = registry.get("tertia.quic.handshakes").timer().count();
        assertThat(get(HttpProtocol.HTTP3, "/protocol")).isEqualTo(200);
        assertThat(counter("tertia.quic.connections.opened")).isEqualTo(opened + 1);
        assertThat(registry.get("tertia.quic.handshakes").timer().count())
                .isEqualTo(handshakes + 1);
        assertThat(counter("tertia.http3.requests.opened")).isPositive();
        await(() -> counter("tertia.quic.traffic", "direction", "sent") > sent);
        await(() -> registry.get("tertia.quic.path.rtt").timer().count() > 0 || ended() > ended);
        double open = counter("tertia.quic.packets", "direction", "received");
        await(() -> ended() > ended);
        assertThat(counter("tertia.quic.packets", "direction", "received"))
                .isGreaterThanOrEqualTo(open);
        await(() -> registry.get("tertia.quic.connections.active").gauge().value() == 0);
        assertThat(received("0") + received("1")).isPositive();
        assertThat(registry.get("tertia.quic.draining").gauge().value()).isZero();
    }

    private static double received(String socket) {
        return counter("tertia.quic.socket.datagrams", "socket", socket, "direction", "received");
    }

    private static double ended() {
        Collection<FunctionCounter> counters =
                registry.get("tertia.quic.connections.closed").functionCounters();
        return counters.stream().mapToDouble(FunctionCounter::count).sum();
    }

    @Test
    void aRefusedRequestIsCounted() {
        double refused = counter("tertia.http3.refusals", "reason", "uri-length");
        assertThat(get(HttpProtocol.HTTP3, "/protocol?" + "a".repeat(5000))).isEqualTo(414);
        assertThat(counter("tertia.http3.refusals", "reason", "uri-length")).isEqualTo(refused + 1);
    }
}
