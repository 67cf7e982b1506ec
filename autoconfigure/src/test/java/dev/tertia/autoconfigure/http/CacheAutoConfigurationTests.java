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

import static dev.tertia.autoconfigure.http.StartupFailures.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tertia.http.cache.ResponseCache;
import dev.tertia.http.cache.ResponseCacheConfig;
import dev.tertia.http.cache.ResponseCacheFilter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import java.time.Duration;
import java.util.Set;

final class CacheAutoConfigurationTests {

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class));

    private final ReactiveWebApplicationContextRunner runner =
            this.bare.withPropertyValues("tertia.http.cache.enabled=true");

    @Test
    void isThere() {
        this.runner.run(context -> assertThat(context).hasSingleBean(ResponseCacheFilter.class));
    }

    @Test
    void isOffByDefaultWithoutATrace() {
        this.bare.run(context ->
                assertThat(context)
                        .doesNotHaveBean(ResponseCacheFilter.class)
                        .doesNotHaveBean(ResponseCache.class)
                        .doesNotHaveBean(CacheProperties.class));
    }

    @Test
    void needsCaffeine() {
        this.runner
                .withClassLoader(new FilteredClassLoader(Caffeine.class))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(ResponseCacheFilter.class));
    }

    @Test
    void usersCacheWins() {
        ResponseCache own = new ResponseCache(ResponseCacheConfig.defaults());
        this.runner
                .withBean("own", ResponseCache.class, () -> own)
                .run(context -> assertThat(context).getBean(ResponseCache.class).isSameAs(own));
    }

    @Test
    void defaultsAreThoseOfTheLibrary() {
        this.runner.run(context -> {
            ResponseCacheConfig config = context.getBean(CacheProperties.class).config();
            ResponseCacheConfig defaults = ResponseCacheConfig.defaults();
            assertThat(config.bounds()).isEqualTo(defaults.bounds());
            assertThat(config.collapsing()).isEqualTo(defaults.collapsing());
            assertThat(config.revalidation()).isEqualTo(defaults.revalidation());
            assertThat(config.name()).isEqualTo(defaults.name());
            assertThat(config.include()).isEqualTo(defaults.include());
        });
    }

    @Test
    void propertiesBind() {
        this.runner
                .withPropertyValues(
                        "tertia.http.cache.max-size=8MB",
                        "tertia.http.cache.rules.products.paths=/api/products,/api/products/{id}",
                        "tertia.http.cache.rules.products.ttl=30s",
                        "tertia.http.cache.rules.products.tags=catalogue")
                .run(context -> {
                    ResponseCacheConfig config = context.getBean(CacheProperties.class).config();
                    assertThat(config.bounds().maxWeight()).isEqualTo(8 << 20);
                    assertThat(config.rules())
                            .hasSize(2)
                            .allSatisfy(rule -> {
                                assertThat(rule.ttl()).isEqualTo(Duration.ofSeconds(30));
                                assertThat(rule.tags()).isEqualTo(Set.of("catalogue"));
                            });
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name=two words             | name
                    paths=/{a                  | tertia.http.cache.paths
                    max-size=1KB               | maxWeight
                    max-entry-size=3GB         | overflow
                    max-variants=0             | maxVariants
                    rules.a.paths=/{a          | tertia.http.cache.rules.a.paths
                    """)
    void badValueIsNamed(String property, String message) {
        this.runner
                .withPropertyValues("tertia.http.cache." + property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(message));
    }
}
