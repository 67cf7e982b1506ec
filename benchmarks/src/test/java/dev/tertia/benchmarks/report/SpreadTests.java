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

final class SpreadTests {

    @Test
    void takesTheMiddleOfAnOddNumberOfRounds() {
        assertThat(Spread.of(List.of(3.0, 1.0, 20.0))).isEqualTo(new Spread(1, 3, 20));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Spread.of(List.of(4.0, 1.0, 20.0, 2.0)).median()).isEqualTo(3);
    }

    @Test
    void showsTheMedianBetweenItsLimits() {
        assertThat(Spread.of(List.of(3.0, 1.0, 20.0)).show(1)).isEqualTo("3.0 (1.0..20.0)");
    }

    @Test
    void showsNothingOfQuotientsThatAreNone() {
        assertThat(Spread.of(List.of(1.0, Double.POSITIVE_INFINITY)).show(1)).isEqualTo("-");
        assertThat(Spread.of(List.of(1.0, Double.NaN)).show(1)).isEqualTo("-");
    }

    @Test
    void refusesToSumUpNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spread.of(List.of()))
                .withMessageContaining("at least one round");
    }
}
