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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tertia.http.ExchangeAttributes;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPatternParser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

final class ResponseCacheTests {

    private final CacheFixture fixture =
            new CacheFixture(
                    CacheFixture.withRules(
                            CacheRule.of("/red/**", Duration.ZERO, "red", "warm"),
                            CacheRule.of("/**", Duration.ZERO)));

    @Test
    void purgesAllVariantsOfAUri() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
        this.fixture.get("/a?b=1", "X", "1");
        this.fixture.get("/a?b=1", "X", "2");
        this.fixture.get("/a?b=2");
        this.fixture.cache.purge(URI.create("HTTPS://Example.com:443/a?b=1#c"));
        assertThat(isStored("/a?b=1", "X", "1")).isFalse();
        assertThat(isStored("/a?b=1", "X", "2")).isFalse();
        assertThat(isStored("/a?b=2")).isTrue();
    }

    @Test
    void refusesToPurgeWhatIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.fixture.cache.purge(URI.create("/a")))
                .withMessageContaining("but was /a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.fixture.cache.purge(URI.create("//example.com/a")));
    }

    @Test
    void purgesByTagsOfRulesAndHandlers() {
        this.fixture.application.handles(exchange -> {
            exchange.getAttributes()
                    .put(
                            ResponseCache.TAGS_ATTRIBUTE,
                            Set.of(exchange.getRequest().getPath().value()));
            return TestApplication.write(
                    exchange.getResponse(), 200, "x", "Cache-Control", "max-age=60");
        });
        for (String path : List.of("/red/1", "/red/2", "/blue")) {
            this.fixture.get(path);
        }
        this.fixture.cache.purgeTag("/blue");
        assertThat(isStored("/blue")).isFalse();
        assertThat(isStored("/red/1")).isTrue();
        this.fixture.cache.purgeTag("warm");
        assertThat(isStored("/red/1")).isFalse();
        assertThat(isStored("/red/2")).isFalse();
    }

    @Test
    void keepsTheOtherVariantsWhenOneIsPurged() {
        this.fixture.application.handles(exchange -> {
            String value = exchange.getRequest().getHeaders().getFirst("X");
            exchange.getAttributes().put(ResponseCache.TAGS_ATTRIBUTE, List.of("tag-" + value));
            return TestApplication.write(
                    exchange.getResponse(), 200, "x", "Cache-Control", "max-age=60", "Vary", "X");
        });
        this.fixture.get("/a", "X", "1");
        this.fixture.get("/a", "X", "2");
        this.fixture.cache.purgeTag("tag-1");
        assertThat(isStored("/a", "X", "1")).isFalse();
        assertThat(isStored("/a", "X", "2")).isTrue();
    }

    @Test
    void clearsAndCounts() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
        this.fixture.get("/a");
        this.fixture.get("/a");
        this.fixture.get("/b", "Range", "bytes=0-1");
        this.fixture.send(HttpMethod.POST, "/b");
        CacheStats stats = this.fixture.cache.stats();
        assertThat(stats.uris()).isEqualTo(1);
        assertThat(stats.weight()).isBetween(500L, 2_000L);
        assertThat(stats.count(CacheStatus.HIT)).isEqualTo(1);
        assertThat(stats.count(CacheStatus.MISS)).isEqualTo(1);
        assertThat(stats.count(CacheStatus.BYPASS)).isEqualTo(1);
        assertThat(stats.count(CacheStatus.METHOD)).isEqualTo(1);
        assertThat(stats.count(CacheStatus.STALE)).isZero();
        this.fixture.cache.clear();
        assertThat(this.fixture.cache.stats().uris()).isZero();
        assertThat(this.fixture.cache.stats().weight()).isZero();
    }

    @Test
    void isBoundedByWeight() {
        CacheFixture bounded = new CacheFixture(CacheFixture.withBounds(20_000, 10_000, 16));
        bounded.application.handles(exchange ->
                TestApplication.write(
                        exchange.getResponse(),
                        200,
                        "x".repeat(1_000),
                        "Cache-Control",
                        "max-age=60"));
        for (int i = 0; i < 200; i++) {
            bounded.get("/" + i);
        }
        assertThat(bounded.cache.stats().weight()).isBetween(1_000L, 20_000L);
        assertThat(bounded.cache.stats().uris()).isBetween(1L, 20L);
    }

    @Test
    void storesNothingUnderLongKeys() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
        String longest =
                "/" + "x".repeat(CacheKey.MAX_LENGTH - "https://example.com/".length() + 3);
        assertThat(CacheFixture.cacheStatus(this.fixture.get(longest))).contains("stored");
        assertThat(CacheFixture.cacheStatus(this.fixture.get(longest + "x")))
                .isEqualTo("Tertia; fwd=bypass");
        this.fixture.cache.purge(URI.create(CacheFixture.ORIGIN + longest + "x"));
        assertThat(this.fixture.cache.stats().uris()).isEqualTo(1);
    }

    @Test
    void leavesPathsAloneThatAreNotIncluded() {
        ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
        CacheFixture partial =
                new CacheFixture(
                        new ResponseCacheConfig(
                                "a.b-c",
                                List.of(PathPatternParser.defaultInstance.parse("/in/**")),
                                List.of(),
                                defaults.bounds(),
                                defaults.collapsing(),
                                defaults.revalidation()));
        partial.application.answers(200, "Cache-Control", "max-age=60");
        assertThat(CacheFixture.cacheStatus(partial.get("/out"))).isEmpty();
        assertThat(CacheFixture.body(partial.get("/out"))).isEqualTo("body 2");
        assertThat(CacheFixture.cacheStatus(partial.get("/in/1")))
                .isEqualTo("a.b-c; fwd=miss; stored; ttl=60");
    }

    @Test
    void saysOnTheExchangeWhatItDid() {
        this.fixture.application.answers(200, "Cache-Control", "max-age=60");
        assertThat(word("/a")).isEqualTo("miss");
        assertThat(word("/a")).isEqualTo("hit");
        assertThat(word("/a", "Range", "bytes=0-1")).isEqualTo("bypass");
        assertThat(word("/a", "Cache-Control", "no-cache")).isEqualTo("request");
    }

    private String word(String target, String... fields) {
        ServerWebExchange exchange = this.fixture.exchange(HttpMethod.GET, target, fields);
        this.fixture.exchange(exchange).block();
        return exchange.getRequiredAttribute(ExchangeAttributes.CACHE_STATUS);
    }

    private boolean isStored(String target, String... fields) {
        return CacheFixture.cacheStatus(this.fixture.get(target, fields)).contains("hit");
    }
}
