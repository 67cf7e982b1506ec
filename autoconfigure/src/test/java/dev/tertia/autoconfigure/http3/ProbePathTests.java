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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

/**
 * Paths of Actuator on the main port with all that Tertia brings. They are lost without a word as
 * soon as a contributor or an endpoint has the application's handler injected.
 */
@Timeout(120)
final class ProbePathTests {

    private static final String GROUP = "management.endpoint.health.group.";

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "management.endpoint.health.probes.add-additional-paths=true",
                        "management.endpoint.health.show-details=always",
                        "management.endpoints.web.exposure.include=*",
                        GROUP + "readiness.include=readinessState,http3,certificate,dependencies",
                        GROUP + "startup.include=readinessState,http3",
                        GROUP + "startup.additional-path=server:/startupz",
                        "tertia.health.checks.name.dns=localhost",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.request-log.enabled=true",
                        "tertia.http.cache.enabled=true",
                        "tertia.http.cors.allowed-origins=https://shop.example.com",
                        "tertia.http.rate-limit.policies.all.capacity=100000");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP11, /livez", "H2, /livez", "HTTP3, /livez",
        "HTTP11, /readyz", "H2, /readyz", "HTTP3, /readyz",
        "HTTP11, /startupz", "H2, /startupz", "HTTP3, /startupz",
        "HTTP3, /actuator/health", "HTTP3, /actuator/http3"
    })
    void answers(HttpProtocol protocol, String path) {
        var response = new TestClient(protocol, TestApplication.port(context)).get(path);
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        if (path.equals("/readyz") || path.equals("/actuator/health")) {
            assertThat(response.text()).contains("\"http3\":{", "\"accepting\"");
        }
        if (path.equals("/livez")) {
            assertThat(response.text()).doesNotContain("http3", "dependencies");
        }
    }
}
