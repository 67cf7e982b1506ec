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
package dev.tertia.autoconfigure.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;
import dev.tertia.http.auth.apikey.ApiKeyDigest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.time.Duration;
import java.util.Map;

/** What operators get to see of a running application. */
@Timeout(120)
final class RoutesOverHttpTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "spring.autoconfigure.exclude=",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.rate-limit.policies.burst.capacity=100",
                        "tertia.http.rate-limit.policies.burst.period=1m",
                        "tertia.http.rate-limit.policies.burst.shadow=false",
                        "tertia.http.auth.enabled=true",
                        "tertia.http.auth.rules.echo.paths=/echo",
                        "tertia.http.auth.rules.echo.methods=post",
                        "tertia.http.auth.rules.echo.scopes=write",
                        "tertia.http.auth.api-key.enabled=true",
                        "tertia.http.auth.api-key.keys.ops.client=ops",
                        "tertia.http.auth.api-key.keys.ops.hash=" + ApiKeyDigest.of("operator"),
                        "tertia.http.auth.api-key.keys.ops.scopes=actuator",
                        "management.endpoints.web.exposure.include=routes");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static Map.Entry<Integer, String> get(String path, String key) {
        TestClient client = new TestClient(HttpProtocol.HTTP11, TestApplication.port(context));
        return client.client()
                .headers(headers -> headers.set("X-API-Key", key))
                .get()
                .uri(client.uri(path))
                .responseSingle((response, body) ->
                        body.asString()
                                .defaultIfEmpty("")
                                .map(text -> Map.entry(response.status().code(), text)))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void pathShowsWhatItMeets() {
        assertThat(get("/actuator/routes?path=/echo", "operator").getValue())
                .startsWith(
                        """
                        {"routes":[{"methods":["POST"],"path":"/echo",\
                        "handler":"dev.tertia.autoconfigure.http3.TestApplication (lambda)",\
                        "conditions":[],"rules":{"rate-limit":[{"name":"burst",\
                        "coverage":"always","effect":"100 in 1m by client-address"}],\
                        "access":[{"name":"echo","coverage":"always","effect":"scope write"}]}}\
                        """)
                .contains("\"path\":\"/**\"");
    }

    @Test
    void allRoutesAreThereButThoseOfActuator() {
        assertThat(get("/actuator/routes", "operator").getValue())
                .contains("\"path\":\"/long\"", "\"name\":\"default\"")
                .doesNotContain("/actuator");
    }

    @Test
    void pathsOfActuatorAreRefused() {
        Map.Entry<Integer, String> refused =
                get("/actuator/routes?path=/actuator/routes", "operator");
        assertThat(refused.getKey()).isEqualTo(400);
    }

    @Test
    void isForOperators() {
        assertThat(get("/actuator/routes", "wrong").getKey()).isEqualTo(401);
    }
}
