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

import io.netty.handler.codec.http.HttpMethod;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;

/** What operators see and do over HTTP. */
@Timeout(120)
final class Http3EndpointTests {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=http3";

    private static final String PATH = "/actuator/http3";

    private static final int H3_NO_ERROR = 0x100;

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context = TestApplication.start(EXPOSED);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static int post(String path, String json) {
        return EndpointRequest.send(context, HttpMethod.POST, path, json);
    }

    private static JsonNode report() {
        return HealthAnswer.of(context, PATH).body();
    }

    private static @Nullable String altSvc() {
        return new TestClient(HttpProtocol.HTTP11, TestApplication.port(context))
                .get("/protocol")
                .altSvc();
    }

    @Test
    void showsTheListener() throws Exception {
        try (HeldConnection held = new HeldConnection(TestApplication.port(context))) {
            JsonNode report = report();
            assertThat(report.get("state").asString()).isEqualTo("accepting");
            JsonNode listener = report.get("listener");
            assertThat(listener.get("address").asString())
                    .isEqualTo("127.0.0.1:" + TestApplication.port(context));
            assertThat(listener.at("/sockets/0/receivedDatagrams").asLong()).isPositive();
            assertThat(listener.at("/connections/active").asInt()).isPositive();
            JsonNode open = listener.at("/connections/open");
            assertThat(open.valueStream())
                    .isNotEmpty()
                    .allSatisfy(node -> {
                        assertThat(node.get("address").asString()).isEqualTo("127.0.0.x");
                        assertThat(node.get("id").asLong()).isPositive();
                    });
            assertThat(listener.at("/limits/maxConnections").asInt()).isEqualTo(10_000);
            assertThat(listener.at("/limits/maxBodySize").isMissingNode()).isTrue();
            assertThat(listener.at("/refused/connections").asInt()).isZero();
            assertThat(listener.at("/retry/keys").asString()).isEqualTo("random");
            assertThat(listener.at("/certificate/subject").asString()).isEqualTo("CN=localhost");
            assertThat(report.at("/altSvc/announcing").asString()).isEqualTo("on");
            assertThat(report.at("/altSvc/value").asString()).startsWith("h3=");
            JsonNode without = HealthAnswer.of(context, PATH + "?connections=0").body();
            assertThat(without.at("/listener/connections/open").size()).isZero();
            assertThat(held).isNotNull();
        }
    }

    @Test
    void closesAConnectionThatItsClientSeesClosed() throws Exception {
        try (HeldConnection held = new HeldConnection(TestApplication.port(context))) {
            JsonNode open = report().at("/listener/connections/open");
            long id =
                    open.valueStream()
                            .mapToLong(node -> node.get("id").asLong())
                            .max()
                            .orElseThrow();
            assertThat(EndpointRequest.send(context, HttpMethod.DELETE, "/connections/" + id, ""))
                    .isEqualTo(204);
            assertThat(held.awaitClose()).isEqualTo(H3_NO_ERROR);
        }
    }

    @Test
    void stopsAndResumesAnnouncing() {
        assertThat(altSvc()).startsWith("h3=");
        assertThat(post("/alt-svc", "{\"announcing\":\"off\"}")).isEqualTo(204);
        assertThat(altSvc()).isNull();
        assertThat(post("/alt-svc", "{\"announcing\":\"clear\"}")).isEqualTo(204);
        assertThat(altSvc()).isEqualTo("clear");
        assertThat(report().at("/altSvc/announcing").asString()).isEqualTo("clear");
        assertThat(post("/alt-svc", "{\"announcing\":\"on\"}")).isEqualTo(204);
        assertThat(altSvc()).startsWith("h3=");
    }

    @Test
    void replacesARandomRetryKeyOnceInAWhile() {
        assertThat(post("/retry-key", "{}")).isEqualTo(204);
        assertThat(post("/retry-key", "{}")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /alt-svc, {}",
        "POST, /alt-svc, {\"announcing\":\"loud\"}",
        "POST, /limits, {}",
        "DELETE, /connections/999999, ''",
        "DELETE, /sockets/1, ''",
        "DELETE, /connections/x, ''"
    })
    void refusesWhatItCannotDo(String method, String path, String json) {
        assertThat(EndpointRequest.send(context, HttpMethod.valueOf(method), path, json))
                .isEqualTo(400);
        assertThat(HealthAnswer.of(context, PATH + "?connections=1001").status()).isEqualTo(400);
    }
}
