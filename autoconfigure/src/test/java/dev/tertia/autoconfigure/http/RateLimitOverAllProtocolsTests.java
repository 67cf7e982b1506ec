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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import java.time.Duration;
import java.util.List;

/** Limits hold over each protocol, and can be changed while the application runs. */
@Timeout(120)
final class RateLimitOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.cors.allowed-origins=https://shop.example.com",
                        "tertia.http.rate-limit.policies.burst.capacity=3",
                        "tertia.http.rate-limit.policies.burst.period=1h",
                        "tertia.http.rate-limit.policies.burst.paths=/long",
                        "tertia.http.rate-limit.policies.quiet.capacity=1",
                        "tertia.http.rate-limit.policies.quiet.period=1h",
                        "tertia.http.rate-limit.policies.quiet.shadow=true",
                        "management.endpoints.web.exposure.include=ratelimits");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpClient client(HttpProtocol protocol, String address) {
        return new TestClient(protocol, TestApplication.port(context))
                .with("X-Forwarded-For", address, "Origin", "https://shop.example.com");
    }

    private static int number(HttpProtocol protocol) {
        return List.of(HttpProtocol.values()).indexOf(protocol);
    }

    private static HttpClientResponse get(HttpClient client) {
        return client.get().uri("/long").response().blockOptional(PATIENCE).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void onlySoMany(HttpProtocol protocol) {
        HttpClient client = client(protocol, "203.0.113." + number(protocol));
        for (int left = 2; left >= 0; left--) {
            HttpClientResponse response = get(client);
            assertThat(response.status().code()).isEqualTo(200);
            assertThat(response.responseHeaders().get("RateLimit-Policy"))
                    .isEqualTo("\"burst\";q=3;w=3600");
            assertThat(response.responseHeaders().get("RateLimit"))
                    .startsWith("\"burst\";r=" + left + ";t=");
        }
        HttpClientResponse refused = get(client);
        assertThat(refused.status().code()).isEqualTo(429);
        assertThat(refused.responseHeaders().get("Content-Type"))
                .isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refused.responseHeaders().get("Retry-After")))
                .isBetween(1, 1200);
        assertThat(refused.responseHeaders().get("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example.com");
        assertThat(get(client(protocol, "203.0.113.99")).status().code()).isNotEqualTo(429);
    }

    /** A client could take another address of its network for each request. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void addressesOfANetworkCountTogether(HttpProtocol protocol) {
        String network = "2001:db8:" + number(protocol) + "::";
        for (int i = 1; i <= 3; i++) {
            assertThat(get(client(protocol, network + i)).status().code()).isEqualTo(200);
        }
        assertThat(get(client(protocol, network + 4)).status().code()).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void preflightCostsNothing(HttpProtocol protocol) {
        HttpClient client = client(protocol, "198.51.100." + number(protocol));
        for (int i = 0; i < 5; i++) {
            assertThat(
                            client.headers(headers ->
                                            headers.set("Access-Control-Request-Method", "GET"))
                                    .options()
                                    .uri("/long")
                                    .response()
                                    .blockOptional(PATIENCE)
                                    .orElseThrow()
                                    .status()
                                    .code())
                    .isEqualTo(204);
        }
        assertThat(get(client).responseHeaders().get("RateLimit")).startsWith("\"burst\";r=2;");
    }

    @Test
    void limitsChangeWhileTheApplicationRuns() {
        RateLimitEndpoint endpoint = context.getBean(RateLimitEndpoint.class);
        HttpClient client = client(HttpProtocol.H2, "192.0.2.1");
        for (int i = 0; i < 3; i++) {
            assertThat(get(client).status().code()).isEqualTo(200);
        }
        assertThat(get(client).status().code()).isEqualTo(429);
        endpoint.reset("burst", "192.0.2.1").block(PATIENCE);
        assertThat(get(client).status().code()).isEqualTo(200);
        assertThat(endpoint.available("burst", "192.0.2.1").block(PATIENCE))
                .isEqualTo(new RateLimitEndpoint.Tokens(2));
        RateLimitEndpoint.Limit changed = endpoint.change("quiet", 5L, null, "30m", false);
        assertThat(changed.shadow()).isFalse();
        assertThat(changed.bandwidths())
                .isEqualTo(List.of(new RateLimitEndpoint.Rate(5, 5, Duration.ofMinutes(30))));
        endpoint.change("quiet", 1L, null, "1h", true);
        assertThat(endpoint.limits().policies())
                .hasEntrySatisfying(
                        "burst", limit -> assertThat(limit.requests().get("refused")).isPositive());
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.change("nobody", 5L, null, null, null))
                .withMessageContaining("nobody");
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.change("burst", -1L, null, null, null))
                .withMessageContaining("-1");
    }
}
