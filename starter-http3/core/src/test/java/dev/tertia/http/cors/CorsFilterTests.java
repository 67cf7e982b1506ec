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
package dev.tertia.http.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.FilterOrder;
import dev.tertia.http.error.GuardedClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.HeaderAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class CorsFilterTests {

    private static final String SHOP = "https://shop.example.com";

    private final CorsFilter filter =
            new CorsFilter(
                    CorsPolicies.byPath(
                            Map.of(
                                    "/api/**", policy(List.of(SHOP), true),
                                    "/api/public/**", policy(List.of("*"), false),
                                    "/tenant/**",
                                            new CorsPolicy(
                                                    List.of(),
                                                    List.of("https://*.example.com:[*]"),
                                                    List.of("GET"),
                                                    List.of("*"),
                                                    List.of(),
                                                    false,
                                                    true,
                                                    Duration.ZERO))));

    private final WebTestClient client =
            WebTestClient.bindToRouterFunction(
                            RouterFunctions.route()
                                    .GET(
                                            "/{*path}",
                                            request ->
                                                    request.path().endsWith("/fails")
                                                            ? Mono.error(
                                                                    new IllegalStateException())
                                                            : ServerResponse.ok()
                                                                    .varyBy("Accept")
                                                                    .bodyValue("fine"))
                                    .build())
                    .handlerStrategies(
                            HandlerStrategies.builder()
                                    .webFilter(GuardedClient.guard())
                                    .webFilter(this.filter)
                                    .build())
                    .configureClient()
                    .baseUrl("https://api.example.com")
                    .build();

    private static CorsPolicy policy(List<String> origins, boolean credentials) {
        return new CorsPolicy(
                origins,
                List.of(),
                List.of("GET", "PUT"),
                List.of("Content-Type", "X-Tenant"),
                List.of("ETag"),
                credentials,
                false,
                Duration.ofMinutes(30));
    }

    private WebTestClient.ResponseSpec get(String path, String origin) {
        return this.client.get().uri(path).header("Origin", origin).exchange();
    }

    private WebTestClient.ResponseSpec preflight(String path, String origin, String method) {
        return this.client
                .options()
                .uri(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .exchange();
    }

    private static HeaderAssertions assertThatRefused(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin")
                .expectHeader();
    }

    @Test
    void preflight() {
        preflight("/api/orders", SHOP, "PUT")
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Methods", "GET,PUT")
                .expectHeader()
                .valueEquals("Access-Control-Allow-Credentials", "true")
                .expectHeader()
                .valueEquals("Access-Control-Max-Age", "1800")
                .expectBody()
                .isEmpty();
    }

    @Test
    void preflightForWhatIsNotAllowed() {
        assertThatRefused(preflight("/api/orders", SHOP, "DELETE"));
        assertThatRefused(preflight("/api/orders", "https://evil.example", "GET"));
        assertThatRefused(
                this.client
                        .options()
                        .uri("/api/orders")
                        .header("Origin", SHOP)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "X-Secret")
                        .exchange());
        assertThat(this.filter.refused()).isEqualTo(3);
    }

    /** It goes to the handler like any other request. */
    @Test
    void optionsWithoutARequestedMethodIsNoPreflight() {
        this.client
                .method(HttpMethod.OPTIONS)
                .uri("/api/orders")
                .header("Origin", SHOP)
                .exchange()
                .expectStatus()
                .isForbidden();
        this.client.options().uri("/api/orders").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"/api/orders, 200", "/api/fails, 500"})
    void responsesOfEachStatusCanBeRead(String path, int status) {
        get(path, SHOP)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP)
                .expectHeader()
                .valueEquals("Access-Control-Expose-Headers", "ETag")
                .expectHeader()
                .values("Vary", (List<String> vary) -> assertThat(vary).contains("Origin"));
    }

    @Test
    void whatNobodyAnswersCanBeReadToo() {
        this.client
                .put()
                .uri("/api/orders")
                .header("Origin", SHOP)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP);
    }

    /** A cache would give the answer for one origin to another, or to none. */
    @Test
    void variesByOriginAlsoWithoutOne() {
        this.client
                .get()
                .uri("/api/orders")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin")
                .expectHeader()
                .values(
                        "Vary",
                        (List<String> vary) -> assertThat(vary).contains("Origin", "Accept"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com.evil.example",
                "https://evilshop.example.com",
                "http://shop.example.com",
                "https://shop.example.com:8443",
                "https://shop.example.com/",
                "https://shop.example.com@evil.example",
                "https://xn--shp-0na.example.com",
                "https://shop\u0435.example.com",
                "null",
                "nonsense",
                "https://"
            })
    void originThatOnlyLooksLikeIt(String origin) {
        assertThatRefused(get("/api/orders", origin));
        assertThatRefused(preflight("/api/orders", origin, "GET"));
    }

    @Test
    void caseOfAnOriginDoesNotMatter() {
        get("/api/orders", "https://SHOP.example.com").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example.com", "https://a.b.example.com:8443"})
    void originOfAPattern(String origin) {
        get("/tenant/x", origin)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://a.example.com.evil.example",
                "https://evil.example/.example.com",
                "https://evil.example?.example.com",
                "https://evilexample.com",
                "http://a.example.com",
                "https://a.example.com:x",
                "https://user:a@b.example.com"
            })
    void originOutsideOfAPattern(String origin) {
        assertThatRefused(get("/tenant/x", origin));
    }

    @Test
    void privateNetwork() {
        this.client
                .options()
                .uri("/tenant/x")
                .header("Origin", "https://a.example.com")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Private-Network", "true")
                .exchange()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Private-Network", "true");
    }

    @Test
    void mostSpecificPathCounts() {
        get("/api/public/x", "https://anybody.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "*");
        get("/elsewhere", "https://anybody.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void comesBeforeLimitsAndAuthentication() {
        assertThat(this.filter.getOrder())
                .isEqualTo(FilterOrder.CORS)
                .isLessThan(FilterOrder.ADDRESS_LIMIT);
    }
}
