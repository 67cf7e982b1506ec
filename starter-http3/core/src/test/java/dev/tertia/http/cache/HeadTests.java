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
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

/** What the response to a HEAD says of the stored one to a GET (RFC 9111 §4.3.5). */
final class HeadTests {

    private static final String MODIFIED = "Wed, 31 Dec 2025 00:00:00 GMT";

    private final CacheFixture fixture = new CacheFixture();

    private void store(String... validator) {
        String[] fields = new String[4 + validator.length];
        System.arraycopy(
                new String[] {"Cache-Control", "max-age=10", "X-Count", "1"}, 0, fields, 0, 4);
        System.arraycopy(validator, 0, fields, 4, validator.length);
        this.fixture.application.answers(200, fields);
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
    }

    /** Answers as a server does to HEAD: with the fields of a GET, and without its body. */
    private void answersHead(int status, String... fields) {
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
            for (int i = 0; i < fields.length; i += 2) {
                exchange.getResponse().getHeaders().add(fields[i], fields[i + 1]);
            }
            return exchange.getResponse().setComplete();
        });
    }

    private MockServerHttpResponse head(String... fields) {
        return this.fixture.send(HttpMethod.HEAD, "/a", fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ETag | \"a\"", "Last-Modified | Wed, 31 Dec 2025 00:00:00 GMT"})
    void renews(String name, String value) {
        store(name, value);
        answersHead(200, "Cache-Control", "max-age=30", "X-Count", "2", name, value);
        assertThat(CacheFixture.cacheStatus(head())).isEqualTo("Tertia; fwd=stale");
        this.fixture.clock.advance(29);
        MockServerHttpResponse hit = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(hit)).isEqualTo("Tertia; hit; ttl=1");
        assertThat(CacheFixture.body(hit)).isEqualTo("body 1");
        assertThat(hit.getHeaders().get("X-Count")).containsExactly("2");
    }

    @Test
    void renewsWithTheRightLength() {
        store("ETag", "\"a\"");
        answersHead(200, "Cache-Control", "max-age=30", "ETag", "\"a\"", "Content-Length", "6");
        head();
        MockServerHttpResponse hit = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(hit)).startsWith("Tertia; hit");
        assertThat(hit.getHeaders().getContentLength()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag | \"b\"",
                "ETag | W/\"a\"",
                "Last-Modified | Thu, 01 Jan 2026 00:00:00 GMT",
                "Content-Length | 7",
            })
    void forgetsWhatHasChanged(String name, String value) {
        store("ETag", "\"a\"", "Last-Modified", MODIFIED);
        answersHead(200, "Cache-Control", "max-age=30", name, value);
        head();
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void forgetsAnotherStatus() {
        this.fixture.application.answers(404, "Cache-Control", "max-age=10", "ETag", "\"a\"");
        this.fixture.get("/a");
        this.fixture.clock.advance(20);
        answersHead(200, "Cache-Control", "max-age=30", "ETag", "\"a\"");
        head();
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    /** The same length says nothing of the bytes. */
    @Test
    void leavesAloneWhatHasNoValidator() {
        store("ETag", "\"a\"");
        answersHead(200, "Cache-Control", "max-age=30", "Content-Length", "6");
        head();
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
        this.fixture.application.answers(304);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a")))
                .startsWith("Tertia; fwd=stale");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 403, 404, 500})
    void otherStatusesSayNothing(int status) {
        store("ETag", "\"a\"");
        answersHead(status, "Cache-Control", "max-age=30", "ETag", "\"b\"");
        head();
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
    }

    /** Else one client could renew or remove what all others get. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Authorization | Bearer x", "Cache-Control | no-store"})
    void requestsOfOneClientSayNothing(String name, String value) {
        store("ETag", "\"a\"");
        answersHead(200, "Cache-Control", "max-age=30", "ETag", "\"b\"");
        head(name, value);
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
    }

    @Test
    void responsesForOneClientSayNothing() {
        store("ETag", "\"a\"");
        this.fixture.application.handles(exchange -> {
            exchange.getResponse().addCookie(ResponseCookie.from("a", "b").build());
            exchange.getResponse().getHeaders().setETag("\"b\"");
            return exchange.getResponse().setComplete();
        });
        head();
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
    }

    @Test
    void forgetsWhatBecomesPrivate() {
        store("ETag", "\"a\"");
        answersHead(200, "Cache-Control", "private", "ETag", "\"a\"");
        head();
        assertThat(this.fixture.cache.stats().uris()).isZero();
    }

    @Test
    void leavesOtherVariantsAlone() {
        for (String language : new String[] {"de", "en"}) {
            this.fixture.application.answers(
                    200,
                    "Cache-Control",
                    "max-age=10",
                    "Vary",
                    "Accept-Language",
                    "ETag",
                    "\"" + language + "\"");
            this.fixture.get("/a", "Accept-Language", language);
        }
        this.fixture.clock.advance(20);
        answersHead(
                200, "Cache-Control", "max-age=30", "Vary", "Accept-Language", "ETag", "\"de\"");
        head("Accept-Language", "de");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Accept-Language", "de")))
                .startsWith("Tertia; hit");
        this.fixture.application.answers(304);
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Accept-Language", "en")))
                .startsWith("Tertia; fwd=stale");
    }

    @Test
    void fieldsOfFiltersAroundAreNotTaken() {
        store("ETag", "\"a\"");
        answersHead(200, "Cache-Control", "max-age=30", "ETag", "\"a\"");
        var exchange = this.fixture.exchange(HttpMethod.HEAD, "/a");
        exchange.getResponse().getHeaders().set("X-Request-Id", "1");
        this.fixture.exchange(exchange).block();
        MockServerHttpResponse hit = this.fixture.get("/a");
        assertThat(CacheFixture.cacheStatus(hit)).startsWith("Tertia; hit");
        assertThat(hit.getHeaders().containsHeader("X-Request-Id")).isFalse();
    }
}
