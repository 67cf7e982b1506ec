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

import java.time.Duration;
import java.util.List;

final class RateLimitPoliciesTests {

    private final RateLimitPolicy first = Policies.perMinute("first", 10);

    private final RateLimitPolicy second = Policies.perMinute("second", 20);

    private final LocalRateLimitStore store = new LocalRateLimitStore(100, () -> 0);

    private final RateLimitPolicies policies =
            new RateLimitPolicies(List.of(this.first, this.second), this.store);

    @Test
    void replacesAPolicyInItsPlace() {
        List<RateLimitPolicy> before = this.policies.list();
        RateLimitPolicy changed =
                this.first.withBandwidths(RateLimitBandwidth.of(30, Duration.ofMinutes(1)));
        this.policies.replace(changed);
        assertThat(this.policies.list()).containsExactly(changed, this.second);
        assertThat(before).containsExactly(this.first, this.second);
    }

    @Test
    void togglesShadowMode() {
        this.policies.setShadow("second", true);
        assertThat(this.policies.list()).containsExactly(this.first, this.second.withShadow(true));
        this.policies.setShadow("second", false);
        assertThat(this.policies.list()).containsExactly(this.first, this.second);
    }

    @Test
    void resetsTheBucketThatALongKeyIsHashedTo() {
        String key = "k".repeat(100);
        this.store.tryConsume(this.first, BoundedKey.of(key), 10).block();
        assertThat(this.policies.available("first", key).block()).isZero();
        this.policies.reset("first", key).block();
        assertThat(this.policies.available("first", key).block()).isEqualTo(10);
    }

    @Test
    void refusesUnknownNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.policies.setShadow("third", true))
                .withMessage("No policy is named 'third': there are [first, second]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.policies.replace(Policies.perMinute("third", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.policies.count("third", RateLimitOutcome.ADMITTED));
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RateLimitPolicies(List.of(this.first, this.first), this.store))
                .withMessageContaining("'first'");
    }
}
