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

import dev.tertia.http.auth.apikey.ApiKeyDigest;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;

import java.net.DatagramSocket;
import java.util.Base64;

/** What operators see and do depending on how the application is set up. */
@Timeout(120)
final class Http3EndpointSettingsTests {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=http3";

    private static final String PATH = "/actuator/http3";

    @Test
    void leavesConfiguredRetryKeysAlone() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        try (ReactiveWebServerApplicationContext configured =
                TestApplication.start(
                        EXPOSED,
                        "tertia.http3.retry.keys=" + key,
                        "tertia.http3.alt-svc.enabled=false")) {
            assertThat(EndpointRequest.send(configured, HttpMethod.POST, "/retry-key", "{}"))
                    .isEqualTo(400);
            assertThat(
                            EndpointRequest.send(
                                    configured,
                                    HttpMethod.POST,
                                    "/alt-svc",
                                    "{\"announcing\":\"on\"}"))
                    .isEqualTo(400);
            HealthAnswer report = HealthAnswer.of(configured, PATH);
            assertThat(report.body().at("/listener/retry/keys").asString()).isEqualTo("configured");
            assertThat(report.body().toString()).doesNotContain(key);
        }
    }

    @Test
    void saysThatHttp3IsNotBound() throws Exception {
        try (DatagramSocket taken = Http3FailureTests.takenPort();
                ReactiveWebServerApplicationContext without =
                        TestApplication.start(EXPOSED, "server.port=" + taken.getLocalPort())) {
            JsonNode report = HealthAnswer.of(without, PATH).body();
            assertThat(report.get("state").asString()).isEqualTo("not-bound");
            assertThat(report.get("reason").asString()).contains("Cannot bind udp/");
            assertThat(report.has("listener")).isFalse();
            assertThat(EndpointRequest.send(without, HttpMethod.POST, "/retry-key", "{}"))
                    .isEqualTo(400);
            assertThat(EndpointRequest.send(without, HttpMethod.DELETE, "/connections/1", ""))
                    .isEqualTo(400);
        }
    }

    @Test
    void isHiddenByDefaultAndReadOnlyByChoice() {
        try (ReactiveWebServerApplicationContext plain = TestApplication.start()) {
            assertThat(HealthAnswer.of(plain, PATH).status()).isEqualTo(404);
        }
        try (ReactiveWebServerApplicationContext readOnly =
                TestApplication.start(EXPOSED, "management.endpoint.http3.access=read-only")) {
            assertThat(HealthAnswer.of(readOnly, PATH).status()).isEqualTo(200);
            assertThat(EndpointRequest.send(readOnly, HttpMethod.POST, "/retry-key", "{}"))
                    .isEqualTo(404);
        }
    }

    @Test
    void isSecuredLikeTheOthers() {
        try (ReactiveWebServerApplicationContext secured =
                TestApplication.start(
                        EXPOSED,
                        "spring.autoconfigure.exclude=",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.auth.enabled=true",
                        "tertia.http.auth.api-key.enabled=true",
                        "tertia.http.auth.api-key.keys.ops.client=ops",
                        "tertia.http.auth.api-key.keys.ops.hash=" + ApiKeyDigest.of("operator"),
                        "tertia.http.auth.api-key.keys.ops.scopes=actuator",
                        "tertia.http.auth.api-key.keys.acme.client=acme",
                        "tertia.http.auth.api-key.keys.acme.hash=" + ApiKeyDigest.of("right"),
                        "tertia.http.auth.api-key.keys.acme.scopes=read")) {
            TestClient client = new TestClient(HttpProtocol.HTTP3, TestApplication.port(secured));
            assertThat(client.get(PATH).status()).isEqualTo(401);
            assertThat(client.get(PATH, "x-api-key", "right").status()).isEqualTo(403);
            assertThat(client.get(PATH, "x-api-key", "operator").status()).isEqualTo(200);
            assertThat(EndpointRequest.send(secured, HttpMethod.POST, "/retry-key", "{}"))
                    .isIn(401, 403);
        }
    }
}
