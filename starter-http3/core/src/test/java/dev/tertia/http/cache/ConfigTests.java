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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.pattern.PathPattern;

import java.time.Duration;
import java.util.List;

final class ConfigTests {

    private final ResponseCacheConfig defaults = ResponseCacheConfig.defaults();

    @Test
    void hasDefaults() {
        assertThat(this.defaults.name()).isEqualTo("Tertia");
        assertThat(this.defaults.bounds()).isEqualTo(new CacheBounds(64L << 20, 1 << 20, 16));
        assertThat(this.defaults.collapsing())
                .isEqualTo(new CollapsingConfig(Duration.ofSeconds(5), 1000));
        assertThat(this.defaults.revalidation())
                .isEqualTo(new RevalidationConfig(32, Duration.ofSeconds(30)));
        assertThat(this.defaults.include())
                .extracting(PathPattern::getPatternString)
                .containsExactly("/**");
        assertThat(this.defaults.rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "1a", "\u00e4"})
    void refusesNamesThatAreNoTokens(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(name, this.defaults.include()))
                .withMessageContaining("but was '" + name + "'");
    }

    @Test
    void refusesToIncludeNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("a", List.of()))
                .withMessageContaining("'/**'");
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        for (Runnable bounds :
                List.<Runnable>of(
                        () -> new CacheBounds(0, 1, 1),
                        () -> new CacheBounds(1, 0, 1),
                        () -> new CacheBounds(1, 1, 0),
                        () -> new CacheBounds(1, 2, 1),
                        () -> new CacheBounds(1L << 40, 1 << 30, 16))) {
            assertThatIllegalArgumentException().isThrownBy(bounds::run);
        }
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        for (Runnable times :
                List.<Runnable>of(
                        () -> new CollapsingConfig(Duration.ZERO, 1),
                        () -> new CollapsingConfig(Duration.ofSeconds(1), -1),
                        () -> new RevalidationConfig(-1, Duration.ofSeconds(1)),
                        () -> new RevalidationConfig(1, Duration.ZERO),
                        () -> CacheRule.of("/**", Duration.ofSeconds(-1)),
                        () -> CacheRule.of("/**", Duration.ofMillis(1_500)),
                        () -> CacheRule.of("/{", Duration.ofSeconds(1)))) {
            assertThatIllegalArgumentException().isThrownBy(times::run);
        }
    }

    private ResponseCacheConfig config(String name, List<PathPattern> include) {
        return new ResponseCacheConfig(
                name,
                include,
                this.defaults.rules(),
                this.defaults.bounds(),
                this.defaults.collapsing(),
                this.defaults.revalidation());
    }
}
