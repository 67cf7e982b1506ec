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
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

final class RateLimitBandwidthTests {

    @ParameterizedTest
    @CsvSource({
        "1, 1, PT0.001S",
        "100, 100, PT1M",
        "1000000, 1000000, P1D",
        "1000000000, 1000000000, PT1S",
        "1, 1, P366D",
        "99991, 99991, P1D",
    })
    void countsWhatPeopleAskFor(long capacity, long refill, Duration period) {
        var bandwidth = new RateLimitBandwidth(capacity, refill, period);
        assertThat(bandwidth.timeToFull()).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, PT1S, capacity",
        "1000000001, 1, PT1S, capacity",
        "1, 0, PT1S, refillTokens",
        "1, 1000000001, PT1S, refillTokens",
        "1, 1, PT0S, period",
        "1, 1, PT-1S, period",
        "1, 1, PT0.0015S, period",
        "1, 1, P367D, period",
        "1000000000, 1000000000, PT0.001S, exactly",
        "1000000, 1, P366D, exactly",
        "86399999, 86399999, P1D, exactly",
    })
    void refusesWhatItCannotCount(long capacity, long refill, Duration period, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimitBandwidth(capacity, refill, period))
                .withMessageContaining(reason);
    }

    @Test
    void reducesItsRate() {
        var bandwidth = new RateLimitBandwidth(7, 1000, Duration.ofHours(1));
        assertThat(bandwidth.perMillisecond()).isEqualTo(new RefillRate(1, 3600));
        assertThat(bandwidth.perNanosecond()).isEqualTo(new RefillRate(1, 3_600_000_000L));
        assertThat(bandwidth.timeToFull()).isEqualTo(Duration.ofMillis(25_200));
    }

    @Test
    void refusesRatesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefillRate(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RefillRate(1, 0));
    }
}
