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

import org.junit.jupiter.api.Test;

final class BoundedKeyTests {

    @Test
    void leavesShortKeysAlone() {
        String longest = "k".repeat(64);
        assertThat(BoundedKey.of(longest)).isEqualTo(longest);
        assertThat(BoundedKey.of("")).isEmpty();
    }

    @Test
    void hashesLongOnes() {
        String first = BoundedKey.of("k".repeat(65));
        String second = BoundedKey.of("k".repeat(66));
        assertThat(first).hasSize("sha-256:".length() + 32).isNotEqualTo(second);
        assertThat(BoundedKey.of("k".repeat(65))).isEqualTo(first);
    }

    @Test
    void letsNobodyNameTheHashOfAnother() {
        String victim = BoundedKey.of("secret".repeat(20));
        assertThat(BoundedKey.of(victim)).isNotEqualTo(victim);
    }
}
