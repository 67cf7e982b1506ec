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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import java.time.Duration;

final class FreshnessTests {

    private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";

    private final CacheFixture fixture = new CacheFixture();

    @Test
    void answersFromTheStoreWhileFresh() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "X-Own", "a");
        MockServerHttpResponse first = this.fixture.get("/a");
        this.fixture.clock.advance(9);
        MockServerHttpResponse second = this.fixture.get("/a");
        assertThat(CacheFixture.body(first)).isEqualTo("body 1");
        assertThat(CacheFixture.body(second)).isEqualTo("body 1");
        assertThat(second.getHeaders().getFirst("Age")).isEqualTo("9");
        assertThat(second.getHeaders().getFirst("X-Own")).isEqualTo("a");
        assertThat(second.getHeaders().getFirst("Date")).isEqualTo(DATE);
        assertThat(second.getHeaders().getContentLength()).isEqualTo(6);
        assertThat(CacheFixture.cacheStatus(first)).isEqualTo("Tertia; fwd=miss; stored; ttl=10");
        assertThat(CacheFixture.cacheStatus(second)).isEqualTo("Tertia; hit; ttl=1");
    }

    @Test
    void asksTheApplicationWhenStale() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10");
        this.fixture.get("/a");
        this.fixture.clock.advance(10);
        MockServerHttpResponse second = this.fixture.get("/a");
        assertThat(CacheFixture.body(second)).isEqualTo("body 2");
        assertThat(CacheFixture.cacheStatus(second)).startsWith("Tertia; fwd=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s-maxage=20, max-age=5 | | 20",
                "MAX-AGE=\"20\" | | 20",
                "max-age=20, max-age=30 | | 20",
                "max-age=20 | Thu, 01 Jan 2026 01:00:00 GMT | 20",
                "public | Thu, 01 Jan 2026 00:00:20 GMT | 20",
                "foo, bar=\"max-age=9999, no-store\", max-age=20 | | 20",
                "max-age=99999999999 | | 2147483648",
            })
    void takesTheLifetimeFrom(String cacheControl, String expires, long lifetime) {
        if (expires == null) {
            this.fixture.application.answers(200, "Cache-Control", cacheControl);
        } else {
            this.fixture.application.answers(
                    200, "Cache-Control", cacheControl, "Expires", expires, "Date", DATE);
        }
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a")))
                .isEqualTo("Tertia; fwd=miss; stored; ttl=" + lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=abc",
                "max-age=-1",
                "max-age=1.5",
                "max-age=5 5",
                "max-age",
                "max-age=",
                "max-age=100, max-age=x",
                "s-maxage=x, max-age=100",
                "max-age=0",
                "max-age=100, foo=\"unended",
            })
    void takesMalformedNumbersForStale(String cacheControl) {
        this.fixture.application.answers(200, "Cache-Control", cacheControl);
        this.fixture.get("/a");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "Wed, 31 Dec 2025 23:59:59 GMT", DATE})
    void takesPastAndMalformedExpiresForStale(String expires) {
        this.fixture.application.answers(200, "Expires", expires);
        this.fixture.get("/a");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
    }

    @Test
    void knowsNoHeuristics() {
        this.fixture.application.answers(
                200, "Last-Modified", "Wed, 01 Jan 2020 00:00:00 GMT", "Cache-Control", "public");
        this.fixture.get("/a");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
    }

    @Test
    void countsTheAgeThatAResponseComesWith() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "Age", "7, 1");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).endsWith("ttl=3");
        this.fixture.clock.advance(2);
        assertThat(this.fixture.get("/a").getHeaders().get("Age")).containsExactly("9");
        this.fixture.clock.advance(1);
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
    }

    @Test
    void countsTheAgeFromAnOldDate() {
        this.fixture.application.answers(
                200,
                "Cache-Control",
                "max-age=10",
                "Age",
                "x",
                "Date",
                "Wed, 31 Dec 2025 23:59:56 GMT");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).endsWith("ttl=6");
    }

    @Test
    void replacesAMalformedDate() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "Date", "today");
        assertThat(this.fixture.get("/a").getHeaders().get("Date")).containsExactly(DATE);
    }

    @Test
    void countsTheTimeTheApplicationTook() {
        this.fixture.application.handles(exchange -> {
            this.fixture.clock.advance(4);
            return TestApplication.write(
                    exchange.getResponse(), 200, "x", "Cache-Control", "max-age=10");
        });
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).endsWith("ttl=6");
    }

    @Test
    void usesTheLifetimeOfTheFirstRuleThatMatches() {
        CacheFixture ruled =
                new CacheFixture(
                        CacheFixture.withRules(
                                CacheRule.of("/a/**", Duration.ofSeconds(30)),
                                CacheRule.of("/**", Duration.ofSeconds(60))));
        ruled.application.answers(200);
        assertThat(CacheFixture.cacheStatus(ruled.get("/a/b"))).endsWith("stored; ttl=30");
        assertThat(CacheFixture.cacheStatus(ruled.get("/b"))).endsWith("stored; ttl=60");
        ruled.application.answers(200, "Cache-Control", "max-age=5");
        assertThat(CacheFixture.cacheStatus(ruled.get("/c"))).endsWith("stored; ttl=5");
    }

    @Test
    void answersHeadFromAStoredGet() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10");
        this.fixture.get("/a");
        MockServerHttpResponse head = this.fixture.send(HttpMethod.HEAD, "/a");
        assertThat(CacheFixture.body(head)).isEmpty();
        assertThat(head.getHeaders().getContentLength()).isEqualTo(6);
        assertThat(CacheFixture.cacheStatus(head)).startsWith("Tertia; hit");
    }

    @Test
    void storesNoResponseToHead() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10");
        this.fixture.send(HttpMethod.HEAD, "/a");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).startsWith("Tertia; fwd=miss");
    }
}
