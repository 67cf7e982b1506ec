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
package dev.tertia.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertia.http.FilterOrder;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;

final class RateLimitFilterTests {

    private final Requests requests = new Requests();

    @Test
    void admitsThenRefusesWithAProblem() {
        this.requests.policies(Policies.perMinute("burst", 2));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.send()).isNull();
        var problem = this.requests.sendRefused();
        assertThat(problem.getStatusCode().value()).isEqualTo(429);
        assertThat(problem.getBody().getType())
                .hasToString("https://iana.org/assignments/http-problem-types#quota-exceeded");
        assertThat(problem.getBody().getTitle())
                .isEqualTo("Request cannot be satisfied as assigned quota has been exceeded");
        assertThat(problem.getBody().getProperties())
                .containsEntry("violated-policies", List.of("burst"));
        assertThat(problem.getHeaders().get(HttpHeaders.RETRY_AFTER)).containsExactly("30");
        assertThat(this.requests.header("RateLimit")).isEqualTo("\"burst\";r=0;t=30");
        assertThat(this.requests.reached()).isEqualTo(2);
    }

    @Test
    void canBeRepeatedAfterTheTimeThatItTells() {
        this.requests.policies(Policies.perMinute("burst", 7).withCost(3));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.send()).isNull();
        this.requests.pass(Duration.ofMillis(10));
        String retryAfter = this.requests.sendRefused().getHeaders().getFirst("Retry-After");
        assertThat(retryAfter).isEqualTo("18");
        this.requests.pass(Duration.ofSeconds(18));
        assertThat(this.requests.send()).isNull();
    }

    @Test
    void tellsQuotasInRequests() {
        this.requests.policies(
                Policies.perMinute("burst", 100).withCost(10),
                Policies.perMinute("two", 1)
                        .withBandwidths(
                                new RateLimitBandwidth(10, 1, Duration.ofSeconds(1)),
                                RateLimitBandwidth.of(1000, Duration.ofHours(1))));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.header("RateLimit-Policy"))
                .isEqualTo("\"burst\";q=10;w=60, \"two\";q=10;w=10, \"two\";q=1000;w=3600");
        assertThat(this.requests.header("RateLimit"))
                .isEqualTo("\"burst\";r=9;t=6, \"two\";r=9;t=4");
    }

    @Test
    void survivesAnErrorHandlerThatClearsTheHeader() {
        this.requests.policies(Policies.perMinute("burst", 2));
        this.requests.chain(exchange -> {
            exchange.getResponse().getHeaders().clear();
            return exchange.getResponse().setComplete();
        });
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.header("RateLimit")).isEqualTo("\"burst\";r=1;t=30");
    }

    @Test
    void givesBackWhatOtherPoliciesHaveTaken() {
        this.requests.policies(
                Policies.perMinute("wide", 10),
                Policies.perMinute("narrow", 1),
                Policies.perMinute("shadow", 10).withShadow(true));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.sendRefused().getBody().getProperties())
                .containsEntry("violated-policies", List.of("narrow"));
        assertThat(this.requests.header("RateLimit"))
                .isEqualTo("\"wide\";r=9;t=12, \"narrow\";r=0;t=60");
        assertThat(this.requests.available("wide")).isEqualTo(9);
        assertThat(this.requests.available("shadow")).isEqualTo(9);
        assertThat(this.requests.count("wide", RateLimitOutcome.ADMITTED)).isEqualTo(1);
        assertThat(this.requests.count("wide", RateLimitOutcome.GIVEN_BACK)).isEqualTo(1);
        assertThat(this.requests.count("narrow", RateLimitOutcome.REFUSED)).isEqualTo(1);
        assertThat(this.requests.decisions()).isEqualTo("refused:narrow");
    }

    @Test
    void waitsForTheSlowestOfThePoliciesThatRefuse() {
        this.requests.policies(
                Policies.perMinute("fast", 2).withCost(2),
                Policies.perMinute("slow", 1)
                        .withBandwidths(RateLimitBandwidth.of(1, Duration.ofHours(1))));
        assertThat(this.requests.send()).isNull();
        var problem = this.requests.sendRefused();
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("3600");
        assertThat(problem.getBody().getProperties())
                .containsEntry("violated-policies", List.of("fast", "slow"));
    }

    @Test
    void refusesNothingInShadowMode() {
        this.requests.policies(Policies.perMinute("burst", 1).withShadow(true));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.decisions()).isEqualTo("allowed");
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.decisions()).isEqualTo("shadow-refused:burst");
        assertThat(this.requests.header("RateLimit")).isNull();
        assertThat(this.requests.count("burst", RateLimitOutcome.SHADOW_REFUSED)).isEqualTo(1);
        assertThat(this.requests.seen()).containsExactly("burst admitted", "burst shadow-refused");
        this.requests.registry().setShadow("burst", false);
        assertThat(this.requests.sendRefused().getStatusCode().value()).isEqualTo(429);
    }

    @Test
    void appliesChangesToBucketsInUse() {
        RateLimitPolicy policy = Policies.perMinute("burst", 10);
        this.requests.policies(policy);
        assertThat(this.requests.send()).isNull();
        this.requests
                .registry()
                .replace(policy.withBandwidths(RateLimitBandwidth.of(1, Duration.ofMinutes(1))));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.sendRefused().getStatusCode().value()).isEqualTo(429);
        assertThat(this.requests.header("RateLimit-Policy")).isEqualTo("\"burst\";q=1;w=60");
    }

    @Test
    void chargesNothingForPreflightRequests() {
        this.requests.policies(Policies.perMinute("burst", 1));
        for (int i = 0; i < 3; i++) {
            assertThat(
                            this.requests.send(
                                    MockServerHttpRequest.options("https://example.org/")
                                            .header("Origin", "https://other.example")
                                            .header("Access-Control-Request-Method", "PUT")))
                    .isNull();
        }
        assertThat(this.requests.send(MockServerHttpRequest.options("/"))).isNull();
        assertThat(this.requests.available("burst")).isZero();
    }

    @Test
    void appliesToItsScopeOnly() {
        this.requests.policies(
                Policies.perMinute("login", 1)
                        .withScope(RateLimitScope.ofPaths("/login").withMethods(HttpMethod.POST)));
        assertThat(this.requests.send(MockServerHttpRequest.post("/login"))).isNull();
        assertThat(this.requests.send(MockServerHttpRequest.get("/login"))).isNull();
        assertThat(this.requests.decisions()).isNull();
        assertThat(this.requests.header("RateLimit-Policy")).isNull();
        assertThat(this.requests.send(MockServerHttpRequest.post("/login"))).isNotNull();
    }

    @Test
    void sharesABucketAmongRequestsWithoutAKey() {
        RateLimitPolicy policy =
                new RateLimitPolicy(
                        "key",
                        Policies.perMinute("key", 1).bandwidths(),
                        1,
                        KeyResolver.header("X-Api-Key"),
                        EmptyKey.SHARE,
                        RateLimitScope.everything(),
                        RateLimitStage.BEFORE_AUTHENTICATION,
                        false);
        this.requests.policies(policy);
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.send()).isNotNull();
        assertThat(this.requests.send(MockServerHttpRequest.get("/").header("X-Api-Key", "a")))
                .isNull();
        this.requests.registry().replace(policy.withEmptyKey(EmptyKey.SKIP));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.decisions()).isNull();
    }

    @Test
    void mergesBothStages() {
        RateLimitPolicy late = late(Policies.perMinute("late", 1));
        this.requests.policies(late, Policies.perMinute("early", 3));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.header("RateLimit-Policy"))
                .isEqualTo("\"early\";q=3;w=60, \"late\";q=1;w=60");
        assertThat(this.requests.header("RateLimit"))
                .isEqualTo("\"early\";r=2;t=20, \"late\";r=0;t=60");
        this.requests.sendRefused();
        assertThat(this.requests.header("RateLimit"))
                .isEqualTo("\"early\";r=1;t=40, \"late\";r=0;t=60");
        assertThat(this.requests.decisions()).isEqualTo("refused:late");
        this.requests.registry().setShadow("late", true);
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.decisions()).isEqualTo("shadow-refused:late");
        this.requests.sendRefused();
        assertThat(this.requests.decisions()).isEqualTo("refused:early");
    }

    @Test
    void leavesTheHeadersOutIfToldSo() {
        this.requests.withoutHeaders();
        this.requests.policies(Policies.perMinute("burst", 1));
        assertThat(this.requests.send()).isNull();
        assertThat(this.requests.header("RateLimit-Policy")).isNull();
        assertThat(this.requests.decisions()).isEqualTo("allowed");
        assertThat(this.requests.sendRefused().getHeaders().getFirst("Retry-After"))
                .isEqualTo("60");
    }

    @Test
    void leavesAFailureOfTheKeyToTheChain() {
        RateLimitPolicy failing =
                RateLimitPolicy.of(
                        "failing",
                        RateLimitBandwidth.of(1, Duration.ofSeconds(1)),
                        exchange -> Mono.error(new IllegalStateException("no key")),
                        RateLimitStage.BEFORE_AUTHENTICATION);
        this.requests.policies(failing);
        assertThatThrownBy(this.requests::send).hasMessage("no key");
        assertThat(this.requests.reached()).isZero();
    }

    @Test
    void hasItsPlaceAmongTheFilters() {
        assertThat(RateLimitStage.BEFORE_AUTHENTICATION.order())
                .isEqualTo(FilterOrder.ADDRESS_LIMIT);
        assertThat(this.requests.policies(Policies.perMinute("burst", 1)))
                .extracting(RateLimitFilter::getOrder)
                .containsExactly(FilterOrder.ADDRESS_LIMIT, FilterOrder.PRINCIPAL_LIMIT);
    }

    private static RateLimitPolicy late(RateLimitPolicy policy) {
        return RateLimitPolicy.of(
                policy.name(),
                policy.bandwidths().getFirst(),
                policy.key(),
                RateLimitStage.AFTER_AUTHENTICATION);
    }
}
