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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClientResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that try to get around the walls between origins, or around limits by preflights. */
@Timeout(120)
final class OriginAbuseOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LIMIT = 3;

    private static final List<String> LOOK_ALIKES =
            List.of(
                    "null",
                    "https://evil.example",
                    "https://shop.example.com.evil.example",
                    "https://evilshop.example.com",
                    "https://evil.shop.example.com",
                    "https://shop.example.com:8443",
                    "http://shop.example.com",
                    "https://shop.example.com.",
                    "https://shop.example.com@evil.example",
                    "https://evil.example#https://shop.example.com",
                    "https://evil.example/https://shop.example.com",
                    "https://shop.example.com%00.evil.example",
                    "https://shop.example.com https://evil.example",
                    "https://xn--shp-0na.example.com");

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.cors.allowed-origins=https://shop.example.com",
                        "tertia.http.cors.allowed-methods=GET,OPTIONS",
                        "tertia.http.cors.allow-credentials=true",
                        "tertia.http.rate-limit.policies.burst.capacity=" + LIMIT,
                        "tertia.http.rate-limit.policies.burst.period=1h",
                        "tertia.http.rate-limit.policies.burst.paths=/long");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static TestClient client(HttpProtocol protocol) {
        return new TestClient(protocol, TestApplication.port(context));
    }

    private static int get(TestClient client, String path, String... fields) {
        return client.with(fields)
                .get()
                .uri(path)
                .response()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .status()
                .code();
    }

    private static HttpClientResponse options(TestClient client, String... fields) {
        return client.with(fields)
                .options()
                .uri("/long")
                .response()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static int number(HttpProtocol protocol) {
        return List.of(HttpProtocol.values()).indexOf(protocol);
    }

    /** Only a whole preflight request costs nothing, and it is answered before all else. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void halfAPreflightIsNone(HttpProtocol protocol) {
        TestClient client = client(protocol);
        List<List<String>> halves =
                List.of(
                        List.of(),
                        List.of("Origin", "https://shop.example.com"),
                        List.of("Access-Control-Request-Method", "GET"),
                        List.of("Access-Control-Request-Headers", "x-test"),
                        List.of(
                                "Access-Control-Request-Method",
                                "GET",
                                "Access-Control-Request-Headers",
                                "x-test"));
        for (int half = 0; half < halves.size(); half++) {
            String address = "192.0.2." + (number(protocol) * 10 + half);
            List<String> fields = new ArrayList<>(halves.get(half));
            fields.addAll(List.of("X-Forwarded-For", address));
            for (int i = 0; i < LIMIT; i++) {
                assertThat(options(client, fields.toArray(String[]::new)).status().code())
                        .as("%s", fields)
                        .isNotIn(429, 204);
            }
            assertThat(options(client, fields.toArray(String[]::new)).status().code())
                    .as("%s", fields)
                    .isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void preflightFieldsOnAnotherMethodCost(HttpProtocol protocol) {
        TestClient client = client(protocol);
        for (int i = 0; i <= LIMIT; i++) {
            int status =
                    get(
                            client,
                            "/long",
                            "X-Forwarded-For",
                            "198.51.100." + number(protocol),
                            "Origin",
                            "https://shop.example.com",
                            "Access-Control-Request-Method",
                            "GET");
            assertThat(status).isEqualTo((i < LIMIT) ? 200 : 429);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void originsThatLookAlikeAreRefused(HttpProtocol protocol) {
        TestClient client = client(protocol);
        for (String origin : LOOK_ALIKES) {
            for (boolean preflight : new boolean[] {false, true}) {
                String[] fields = {
                    "Origin", origin, preflight ? "Access-Control-Request-Method" : "X-Test", "GET"
                };
                HttpClientResponse response =
                        preflight
                                ? options(client, fields)
                                : client.with(fields)
                                        .get()
                                        .uri("/remote")
                                        .response()
                                        .blockOptional(PATIENCE)
                                        .orElseThrow();
                assertThat(response.status().code()).as(origin).isEqualTo(403);
                assertThat(response.responseHeaders().contains("Access-Control-Allow-Origin"))
                        .as(origin)
                        .isFalse();
                assertThat(response.responseHeaders().contains("Access-Control-Allow-Credentials"))
                        .as(origin)
                        .isFalse();
            }
        }
    }
}
