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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

final class RateLimitPolicyTests {

    private static final RateLimitBandwidth SMALL = RateLimitBandwidth.of(5, Duration.ofSeconds(1));

    private static final RateLimitBandwidth LARGE = RateLimitBandwidth.of(50, Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\\", "a,b", "a:b", "{a}", "ä"})
    void refusesNamesThatWouldNeedEscaping(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.perMinute(name, 1))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void refusesCostsThatNoBucketHolds() {
        RateLimitPolicy policy = Policies.of(LARGE, SMALL);
        assertThat(policy.capacity()).isEqualTo(5);
        assertThat(policy.withCost(5).cost()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withCost(6))
                .withMessageContaining("'cost' must be between 1 and 5 but was 6");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withCost(0));
    }

    @Test
    void hasOneOrTwoBandwidths() {
        RateLimitPolicy policy = Policies.of(LARGE);
        assertThatIllegalArgumentException().isThrownBy(policy::withBandwidths);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withBandwidths(SMALL, LARGE, LARGE));
    }

    @Test
    void changesOneThingAtATime() {
        RateLimitPolicy policy = Policies.of(LARGE, SMALL);
        var scope = RateLimitScope.ofPaths("/a");
        assertThat(policy.withScope(scope).withEmptyKey(EmptyKey.SKIP).withShadow(true).withCost(2))
                .isEqualTo(
                        new RateLimitPolicy(
                                policy.name(),
                                policy.bandwidths(),
                                2,
                                policy.key(),
                                EmptyKey.SKIP,
                                scope,
                                policy.stage(),
                                true));
    }
}
