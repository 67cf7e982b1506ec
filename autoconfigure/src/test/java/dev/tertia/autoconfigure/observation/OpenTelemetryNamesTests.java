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

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.time.Duration;
import java.util.List;

/** Requests over each protocol are measured as OpenTelemetry wants it. */
@Timeout(120)
final class OpenTelemetryNamesTests {

    private static final String NAME = "http.server.request.duration";

    @Test
    void durationsAreMeasured() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start("tertia.observation.open-telemetry-names=true")) {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            for (HttpProtocol protocol :
                    List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
                assertThat(get(new TestClient(protocol, TestApplication.port(context))))
                        .startsWith("HTTP/");
            }
            while (requests(registry) < 3) {
                Thread.onSpinWait();
            }
            assertThat(registry.get(NAME).timers())
                    .extracting(timer -> timer.getId().getTag("network.protocol.version"))
                    .containsExactlyInAnyOrder("1.1", "2", "3");
            assertThat(registry.find("http.server.requests").timer()).isNull();
        }
    }

    private static String get(TestClient client) {
        return client.client()
                .get()
                .uri(client.uri("/protocol"))
                .responseContent()
                .aggregate()
                .asString()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    private static long requests(MeterRegistry registry) {
        return registry
                .find(NAME)
                .tags(
                        "http.route", "/protocol",
                        "http.request.method", "GET",
                        "http.response.status_code", "200",
                        "url.scheme", "https",
                        "error.type", "none")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
