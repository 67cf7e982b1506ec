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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.error.HttpProblemException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

final class RequestDirectivesTests {

    private final CacheFixture fixture = new CacheFixture();

    @BeforeEach
    void answer() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
    }

    /** The stored response is 20 s old and fresh for another 40 s. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=20 | hit",
                "max-age=19 | fwd=request",
                "max-age=x | fwd=request",
                "max-age=19, max-stale | hit",
                "min-fresh=40 | hit",
                "min-fresh=41 | fwd=request",
                "min-fresh=x | fwd=request",
                "no-cache | fwd=request",
                "no-store | hit",
                "only-if-cached | hit",
            })
    void selectsAmongFreshResponses(String cacheControl, String status) {
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Cache-Control", cacheControl)))
                .startsWith("Tertia; " + status);
    }

    /** The stored response is 70 s old, so stale for 10 s. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-stale | hit",
                "max-stale=10 | hit",
                "max-stale=9 | fwd=stale",
                "max-stale=x | fwd=stale",
                "max-stale, max-age=70 | hit",
                "max-stale, max-age=69 | fwd=stale",
                "max-stale, min-fresh=1 | fwd=stale",
                "max-stale, no-cache | fwd=stale",
                "max-age=100 | fwd=stale",
            })
    void selectsAmongStaleResponses(String cacheControl, String status) {
        this.fixture.get("/a");
        this.fixture.clock.advance(70);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Cache-Control", cacheControl)))
                .startsWith("Tertia; " + status);
    }

    @ParameterizedTest
    @CsvSource({"must-revalidate", "proxy-revalidate", "s-maxage=60", "no-cache"})
    void sendsNothingStaleIfTheResponseForbidsIt(String directive) {
        this.fixture.application.answers(
                200, "Cache-Control", "max-age=60, " + directive, "ETag", "\"a\"");
        this.fixture.get("/a");
        this.fixture.clock.advance(70);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Cache-Control", "max-stale")))
                .startsWith("Tertia; fwd=stale");
    }

    @Test
    void knowsThePragmaOfOldClients() {
        this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Pragma", "no-cache")))
                .startsWith("Tertia; fwd=request");
        assertThat(
                        CacheFixture.cacheStatus(
                                this.fixture.get(
                                        "/a", "Pragma", "no-cache", "Cache-Control", "max-age=9")))
                .startsWith("Tertia; hit");
    }

    @Test
    void refusesWhatIsNotStoredIfOnlyThatIsWanted() {
        ServerWebExchange exchange =
                this.fixture.exchange(HttpMethod.GET, "/a", "Cache-Control", "only-if-cached");
        assertThatExceptionOfType(HttpProblemException.class)
                .isThrownBy(() ->
                        this.fixture.filter.filter(exchange, this.fixture.application).block())
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
                    assertThat(problem.getHeaders().getFirst("Cache-Status"))
                            .isEqualTo("Tertia; detail=only-if-cached");
                });
        assertThat(this.fixture.application.count()).isZero();
        assertThat(exchange.<String>getAttribute(ExchangeAttributes.CACHE_STATUS))
                .isEqualTo("unavailable");
    }
}
