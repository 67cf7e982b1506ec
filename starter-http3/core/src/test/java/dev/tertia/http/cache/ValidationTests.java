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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import reactor.core.publisher.Mono;

import java.time.Instant;

final class ValidationTests {

    private static final String MODIFIED = "Wed, 31 Dec 2025 00:00:00 GMT";

    private final CacheFixture fixture = new CacheFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match | \"a\" | 304",
                "If-None-Match | W/\"a\" | 304",
                "If-None-Match | \"b\", \"a\" | 304",
                "If-None-Match | * | 304",
                "If-None-Match | \"b\" | 200",
                "If-None-Match | a | 200",
                "If-Modified-Since | Wed, 31 Dec 2025 00:00:00 GMT | 304",
                "If-Modified-Since | Thu, 01 Jan 2026 00:00:00 GMT | 304",
                "If-Modified-Since | Tue, 30 Dec 2025 00:00:00 GMT | 200",
                "If-Modified-Since | yesterday | 200",
            })
    void answersConditionsFromFreshResponses(String name, String value, int status) {
        this.fixture.application.answers(
                200,
                "Cache-Control",
                "max-age=60",
                "ETag",
                "\"a\"",
                "Last-Modified",
                MODIFIED,
                "Content-Type",
                "text/plain");
        this.fixture.get("/a");
        MockServerHttpResponse response = this.fixture.get("/a", name, value);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.valueOf(status));
        assertThat(CacheFixture.body(response)).isEqualTo(status == 200 ? "body 1" : "");
        assertThat(response.getHeaders().getETag()).isEqualTo("\"a\"");
        assertThat(response.getHeaders().containsHeader("Content-Type")).isEqualTo(status == 200);
        assertThat(this.fixture.application.count()).isEqualTo(1);
    }

    @Test
    void comparesWithTheDateIfNothingElseIsKnown() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
        this.fixture.get("/a");
        String since = "Thu, 01 Jan 2026 00:00:00 GMT";
        assertThat(this.fixture.get("/a", "If-Modified-Since", since).getStatusCode())
                .isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void ignoresConditionsForOtherStatuses() {
        this.fixture.application.answers(404, "Cache-Control", "max-age=60", "ETag", "\"a\"");
        this.fixture.get("/a");
        assertThat(this.fixture.get("/a", "If-None-Match", "*").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void renewsAStaleResponseByTheApplicationsNotModified() {
        this.fixture.application.answers(
                200,
                "Cache-Control",
                "max-age=10",
                "ETag",
                "\"a\"",
                "Last-Modified",
                MODIFIED,
                "X-Count",
                "1");
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
        this.fixture.application.answers(304, "Cache-Control", "max-age=30", "X-Count", "2");

        MockServerHttpResponse renewed = this.fixture.get("/a", "If-None-Match", "\"other\"");
        HttpHeaders asked = this.fixture.application.requests.get(1);
        assertThat(asked.get("If-None-Match")).containsExactly("\"a\"");
        assertThat(asked.get("If-Modified-Since")).containsExactly(MODIFIED);
        assertThat(renewed.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(CacheFixture.body(renewed)).isEqualTo("body 1");
        assertThat(CacheFixture.cacheStatus(renewed))
                .isEqualTo("Tertia; fwd=stale; fwd-status=304; ttl=30");

        this.fixture.clock.advance(29);
        MockServerHttpResponse hit = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(hit)).isEqualTo("Tertia; hit; ttl=1");
        assertThat(hit.getHeaders().get("X-Count")).containsExactly("2");
        assertThat(hit.getHeaders().getFirst("Age")).isEqualTo("29");
    }

    @Test
    void sendsNotModifiedToAClientThatHasTheRenewedResponse() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(304, "ETag", "W/\"a\"");
        MockServerHttpResponse renewed = this.fixture.get("/a", "If-None-Match", "\"a\"");
        assertThat(renewed.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(CacheFixture.body(renewed)).isEmpty();
    }

    @Test
    void understandsHandlersThatCheckConditionsThemselves() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().getHeaders().setCacheControl("max-age=10");
            return exchange.checkNotModified("\"v1\"")
                    ? Mono.empty()
                    : TestApplication.write(exchange.getResponse(), 200, "v1");
        });
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
        MockServerHttpResponse renewed = this.fixture.get("/a");
        assertThat(renewed.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(CacheFixture.body(renewed)).isEqualTo("v1");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).startsWith("Tertia; hit");
    }

    @Test
    void checksAllKindsOfConditions() {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().getHeaders().setCacheControl("max-age=10");
            Instant modified = Instant.parse("2025-12-31T00:00:00Z");
            boolean unchanged =
                    exchange.getRequest().getPath().value().equals("/date")
                            ? exchange.checkNotModified(modified)
                            : exchange.checkNotModified("\"v1\"", modified);
            assertThat(exchange.isNotModified()).isEqualTo(unchanged);
            return unchanged
                    ? exchange.getResponse().setComplete()
                    : TestApplication.write(exchange.getResponse(), 200, "v1");
        });
        for (String path : new String[] {"/date", "/both"}) {
            this.fixture.get(path);
            this.fixture.clock.advance(20);
            assertThat(CacheFixture.cacheStatus(this.fixture.get(path))).contains("fwd-status=304");
            assertThat(CacheFixture.body(this.fixture.get(path))).isEqualTo("v1");
        }
    }

    @Test
    void passesTheNotModifiedThatTheClientAskedForItself() {
        this.fixture.application.answers(304, "ETag", "\"a\"", "Cache-Control", "max-age=10");
        MockServerHttpResponse response = this.fixture.get("/a", "If-None-Match", "\"a\"");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void replacesAStaleResponseByAWholeOne() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "ETag", "\"b\"");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
        assertThat(this.fixture.get("/a").getHeaders().getETag()).isEqualTo("\"b\"");
    }

    @Test
    void forgetsAResponseThatIsSupersededByOneThatCannotBeStored() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(404);
        this.fixture.get("/a");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void keepsAResponseWhenTheApplicationRefusesAClient() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(403);
        assertThat(this.fixture.get("/a").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
    }

    @Test
    void forgetsAResponseWhenTheNotModifiedIsAboutAnother() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(304, "ETag", "\"b\"");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void forgetsAResponseThatBecomesPrivate() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(304, "Cache-Control", "private");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void leavesTheStoredResponseToARequestThatForbidsToStore() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(304, "Cache-Control", "max-age=10");
        assertThat(CacheFixture.body(this.fixture.get("/a", "Cache-Control", "no-store")))
                .isEqualTo("body 1");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a")))
                .startsWith("Tertia; fwd=stale");
    }

    @Test
    void validatesByHeadToo() {
        storeStale("ETag", "\"a\"");
        this.fixture.application.answers(304);
        MockServerHttpResponse head = this.fixture.send(HttpMethod.HEAD, "/a");
        assertThat(head.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(head.getHeaders().getContentLength()).isEqualTo(6);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a"))).startsWith("Tertia; hit");
    }

    @Test
    void asksEachTimeAboutAResponseWithNoCache() {
        this.fixture.application.answers(
                200, "Cache-Control", "no-cache, max-age=60", "ETag", "\"a\"");
        this.fixture.get("/a");
        this.fixture.application.answers(304);
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 1");
        assertThat(this.fixture.application.count()).isEqualTo(3);
    }

    private void storeStale(String name, String value) {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", name, value);
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
    }
}
