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
import org.springframework.web.server.ServerWebExchange;

final class VaryTests {

    private final CacheFixture fixture = new CacheFixture();

    @Test
    void keepsAResponsePerValueOfANominatedField() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
        assertThat(body("Accept", "a")).isEqualTo("body 1");
        assertThat(CacheFixture.cacheStatus(this.fixture.get("/a", "Accept", "b")))
                .startsWith("Tertia; fwd=vary-miss; stored");
        assertThat(body("Accept", "a")).isEqualTo("body 1");
        assertThat(body("accept", "b")).isEqualTo("body 2");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 3");
        assertThat(body("X-Other", "b")).isEqualTo("body 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b | a, b | true",
                "a ,\tb | a,b | true",
                "a, b | b, a | false",
                "a | A | false",
                "a | a,b | false",
            })
    void comparesListsOfValues(String stored, String requested, boolean same) {
        this.fixture.application.answers(
                200, "Cache-Control", "max-age=60", "Vary", "accept-language");
        this.fixture.get("/a", "Accept-Language", stored);
        assertThat(body("Accept-Language", requested)).isEqualTo(same ? "body 1" : "body 2");
    }

    @Test
    void joinsLinesOfOneField() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
        this.fixture.get("/a", "X", "a", "X", "b");
        assertThat(body("X", "a, b")).isEqualTo("body 1");
    }

    @Test
    void tellsAnEmptyFieldFromNone() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
        this.fixture.get("/a", "X", "");
        assertThat(CacheFixture.body(this.fixture.get("/a"))).isEqualTo("body 2");
    }

    @Test
    void takesAllFieldsOfAllLines() {
        this.fixture.application.answers(
                200, "Cache-Control", "max-age=60", "Vary", "X,, Y", "Vary", "Z");
        this.fixture.get("/a", "X", "1", "Y", "1", "Z", "1");
        assertThat(CacheFixture.body(this.fixture.get("/a", "X", "1", "Y", "1", "Z", "2")))
                .isEqualTo("body 2");
        assertThat(CacheFixture.body(this.fixture.get("/a", "X", "1", "Y", "1", "Z", "1")))
                .isEqualTo("body 1");
    }

    @Test
    void replacesTheOldestOfTooManyVariants() {
        CacheFixture bounded = new CacheFixture(CacheFixture.withBounds(1 << 20, 1 << 16, 2));
        bounded.application.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
        for (String value : new String[] {"1", "2", "3"}) {
            bounded.get("/a", "X", value);
        }
        assertThat(CacheFixture.body(bounded.get("/a", "X", "3"))).isEqualTo("body 3");
        assertThat(CacheFixture.body(bounded.get("/a", "X", "2"))).isEqualTo("body 2");
        assertThat(CacheFixture.body(bounded.get("/a", "X", "1"))).isEqualTo("body 4");
        assertThat(bounded.cache.stats().uris()).isEqualTo(1);
    }

    @Test
    void addsToTheFieldOfTheFiltersAround() {
        this.fixture.application.handles(exchange ->
                TestApplication.write(
                        exchange.getResponse(),
                        200,
                        "x",
                        "Cache-Control",
                        "max-age=60",
                        "Vary",
                        "Accept"));
        for (int round = 0; round < 2; round++) {
            ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, "/a");
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, "Origin");
            this.fixture.exchange(exchange).block();
            assertThat(exchange.getResponse().getHeaders().getVary())
                    .containsExactly("Origin", "Accept");
        }
        assertThat(this.fixture.application.count()).isEqualTo(1);
    }

    @Test
    void keepsFieldsThatFiltersAroundNominatedWhenRenewed() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=10", "ETag", "\"a\"");
        getNominated("1");
        this.fixture.clock.advance(20);
        this.fixture.application.answers(304);
        getNominated("1");
        assertThat(getNominated("1")).startsWith("Tertia; hit");
        assertThat(getNominated("2")).startsWith("Tertia; fwd=vary-miss");
    }

    private String getNominated(String origin) {
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, "/a", "Origin", origin);
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, "Origin");
        this.fixture.exchange(exchange).block();
        return CacheFixture.cacheStatus(CacheFixture.response(exchange));
    }

    private String body(String... fields) {
        return CacheFixture.body(this.fixture.get("/a", fields));
    }
}
