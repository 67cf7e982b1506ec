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
import dev.tertia.http.limit.LocalRateLimitStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Flux;
import reactor.netty.http.HttpProtocol;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Clients that try to get around the limits. */
@Timeout(240)
final class AbuseOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LIMIT = 3;

    private static final int MAX_KEYS = 20;

    /** Its peer, which is that of all tests, is a proxy. */
    private static ReactiveWebServerApplicationContext behindProxy;

    /** Its clients connect themselves. */
    private static ReactiveWebServerApplicationContext direct;

    @BeforeAll
    static void start() {
        behindProxy =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.rate-limit.max-keys=" + MAX_KEYS,
                        "tertia.http.rate-limit.policies.burst.capacity=" + LIMIT,
                        "tertia.http.rate-limit.policies.burst.period=1h",
                        "tertia.http.rate-limit.policies.burst.paths=/long",
                        "tertia.http.rate-limit.policies.api.capacity=" + LIMIT,
                        "tertia.http.rate-limit.policies.api.period=1h",
                        "tertia.http.rate-limit.policies.api.paths=/protocol",
                        "tertia.http.rate-limit.policies.api.key=header:X-Api-Key");
        direct =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.rate-limit.policies.burst.capacity=" + LIMIT,
                        "tertia.http.rate-limit.policies.burst.period=1h",
                        "tertia.http.rate-limit.policies.burst.paths=/long",
                        "tertia.http.rate-limit.policies.burst.key=client-address,header:X-Test",
                        "management.endpoints.web.exposure.include=ratelimits",
                        "tertia.http.rate-limit.policies.search.capacity=" + LIMIT,
                        "tertia.http.rate-limit.policies.search.period=1h",
                        "tertia.http.rate-limit.policies.search.empty-key=skip",
                        "tertia.http.rate-limit.policies.search.paths=/protocol",
                        "tertia.http.rate-limit.policies.search.key-expression="
                                + "headers['X-Search'] matches '(a|b|ab)*c' ? 'c' : null");
    }

    @AfterAll
    static void stop() {
        direct.close();
        behindProxy.close();
    }

    private static TestClient client(
            ReactiveWebServerApplicationContext context, HttpProtocol protocol) {
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

    private static int number(HttpProtocol protocol) {
        return List.of(HttpProtocol.values()).indexOf(protocol);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void addressesToTheLeftOfTheProxysEntryGiveNoNewLimit(HttpProtocol protocol) {
        TestClient client = client(behindProxy, protocol);
        String real = "203.0.113." + number(protocol);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(get(client, "/long", "X-Forwarded-For", "6.6.6." + i + ", " + real))
                    .isEqualTo(200);
        }
        for (String claim : List.of("6.6.6.99", "127.0.0.1", "unknown", "\"", "")) {
            assertThat(get(client, "/long", "X-Forwarded-For", claim + ", " + real))
                    .as(claim)
                    .isEqualTo(429);
        }
        assertThat(
                        get(
                                client,
                                "/long",
                                "X-Forwarded-For",
                                real,
                                "Forwarded",
                                "for=6.6.6.6",
                                "X-Real-IP",
                                "6.6.6.6"))
                .isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void nobodyIsBelievedWithoutATrustedProxy(HttpProtocol protocol) {
        TestClient client = client(direct, protocol);
        String test = "spoofed-" + protocol;
        for (int i = 0; i < LIMIT + 3; i++) {
            String claim = "198.51.100." + i;
            int status =
                    get(
                            client,
                            "/long",
                            "X-Test",
                            test,
                            "X-Forwarded-For",
                            claim,
                            "Forwarded",
                            "for=" + claim,
                            "X-Real-IP",
                            claim,
                            "True-Client-IP",
                            claim,
                            "CF-Connecting-IP",
                            claim);
            assertThat(status).isEqualTo((i < LIMIT) ? 200 : 429);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void addressesOfANetworkAreOneClient(HttpProtocol protocol) {
        TestClient client = client(behindProxy, protocol);
        Random random = new Random(number(protocol));
        String network = "2001:db8:aa:" + number(protocol);
        for (int i = 0; i < LIMIT + 5; i++) {
            String address =
                    "%s:%x:%x:%x:%x"
                            .formatted(
                                    network,
                                    random.nextInt(0x10000),
                                    random.nextInt(0x10000),
                                    random.nextInt(0x10000),
                                    random.nextInt(0x10000));
            String written =
                    (i % 2 == 0) ? address : "[" + address.toUpperCase(Locale.ROOT) + "]:9";
            assertThat(get(client, "/long", "X-Forwarded-For", written))
                    .as(written)
                    .isEqualTo((i < LIMIT) ? 200 : 429);
        }
        assertThat(
                        get(
                                client,
                                "/long",
                                "X-Forwarded-For",
                                "2001:db8:ab:" + number(protocol) + "::1"))
                .isEqualTo(200);
    }

    /** Keys that clients make up take no more memory than the policy may have. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void keysThatClientsMakeUpAreBounded(HttpProtocol protocol) {
        TestClient client = client(behindProxy, protocol);
        LocalRateLimitStore store = behindProxy.getBean(LocalRateLimitStore.class);
        long before = store.evictions();
        List<Integer> statuses =
                Flux.range(0, 4 * MAX_KEYS)
                        .flatMap(
                                i ->
                                        client.with("X-Api-Key", protocol + "k".repeat(2_000) + i)
                                                .get()
                                                .uri("/protocol")
                                                .response(),
                                4)
                        .map(response -> response.status().code())
                        .collectList()
                        .blockOptional(PATIENCE)
                        .orElseThrow();
        assertThat(statuses).hasSize(4 * MAX_KEYS).containsOnly(200);
        assertThat(store.keys()).isLessThanOrEqualTo(2L * MAX_KEYS);
        assertThat(store.evictions() - before).isGreaterThanOrEqualTo(2L * MAX_KEYS);
    }

    /** A pattern that takes too long is given up, and gives no way around the limit. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void requestsThatMakeAnExpressionFailAreLimited(HttpProtocol protocol) {
        TestClient client = client(direct, protocol);
        assertThat(get(client, "/protocol", "X-Search", "nothing")).isEqualTo(200);
        RateLimitEndpoint endpoint = direct.getBean(RateLimitEndpoint.class);
        endpoint.reset("search", "expression-failed").block(PATIENCE);
        for (int i = 0; i <= LIMIT; i++) {
            assertThat(get(client, "/protocol", "X-Search", "ab".repeat(3_000) + i))
                    .isEqualTo((i < LIMIT) ? 200 : 429);
        }
        assertThat(get(client, "/protocol", "X-Search", "nothing")).isEqualTo(200);
    }
}
