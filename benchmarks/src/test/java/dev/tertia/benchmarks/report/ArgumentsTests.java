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
package dev.tertia.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ArgumentsTests {

    @Test
    void readsPairs() {
        Arguments arguments = Arguments.parse("--rounds", "7", "--servers", "a,b");

        assertThat(arguments.number("rounds", 3)).isEqualTo(7);
        assertThat(arguments.list("servers", List.of())).containsExactly("a", "b");
    }

    @Test
    void fallsBackToWhatIsUsual() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.number("rounds", 3)).isEqualTo(3);
        assertThat(arguments.list("servers", List.of("c"))).containsExactly("c");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--rounds"))
                .withMessageContaining("'--rounds'");
    }

    @Test
    void refusesWhatIsNoOption() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("rounds", "3"));
    }

    @Test
    void refusesNumbersBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--rounds", "0").number("rounds", 3))
                .withMessageContaining("1 or more but was 0");
    }
}
