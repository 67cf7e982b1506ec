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
package dev.tertia.sample.webapi.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.sample.webapi.WebApiTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The profile {@code observability}: figures for Prometheus and for people, with a password. */
@WebApiTest
@ActiveProfiles("observability")
@TestPropertySource(properties = "WEB_API_MONITORING_PASSWORD=secret")
@DirtiesContext
class StatusTests {

    private static final String STATUS = "/actuator/status";

    private final WebTestClient http;

    StatusTests(WebTestClient http) {
        this.http = http;
    }

    private WebTestClient.ResponseSpec get(String path) {
        return this.http
                .get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("monitoring", "secret"))
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STATUS, STATUS + "/figures", STATUS + "/page.js", "/actuator/prometheus"})
    void needsThePassword(String path) {
        this.http
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .value(
                        HttpHeaders.WWW_AUTHENTICATE,
                        challenge -> assertThat(challenge).startsWith("Basic"))
                .expectBody();
    }

    @ParameterizedTest
    @CsvSource({
        "'',text/html",
        "/page.css,text/css",
        "/page.js,text/javascript",
        "/chart.js,text/javascript"
    })
    void servesThePageFromItself(String part, String type) {
        String content =
                get(STATUS + part)
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.parseMediaType(type))
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(String.valueOf(content).replace("http://www.w3.org/2000/svg", ""))
                .isNotBlank()
                .doesNotContain("http://", "https://", "<script>", "style=");
    }

    @Test
    void knowsNoOtherParts() {
        get(STATUS + "/application.yml").expectStatus().isNotFound().expectBody();
    }

    @Test
    void countsRequests() {
        get("/api/products/1").expectStatus().isOk().expectBody();
        get(STATUS + "/figures")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.protocols['1.1'].count")
                .value(Integer.class, count -> assertThat(count).isPositive())
                .jsonPath("$.limits.admitted")
                .value(Double.class, admitted -> assertThat(admitted).isPositive())
                .jsonPath("$.credentials.succeeded")
                .value(Double.class, succeeded -> assertThat(succeeded).isPositive());
    }

    @Test
    void exportsForPrometheus() {
        get("/actuator/prometheus")
                .expectStatus()
                .isEqualTo(HttpStatus.OK)
                .expectBody(String.class)
                .value(text ->
                        assertThat(text)
                                .contains("tertia_http_authentications_total{")
                                .contains("le=\"0.5\""));
    }
}
