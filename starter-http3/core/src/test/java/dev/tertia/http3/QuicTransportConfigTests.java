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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class QuicTransportConfigTests {

    private static final Duration IDLE = Duration.ofSeconds(1);

    @Test
    void defaultsLetRequestsThrough() {
        QuicTransportConfig config = QuicTransportConfig.defaults();
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxConcurrentStreams()).isEqualTo(100);
    }

    @Test
    void refusesWhatIsNotPositive() {
        refuses("'idleTimeout' must be positive but was 0", Duration.ZERO, 1, 1, 1, 1);
        refuses("'connectionWindow' must be positive but was 0", IDLE, 0, 1, 1, 1);
        refuses("'streamWindow' must be positive but was -1", IDLE, 1, -1, 1, 1);
        refuses("'maxConcurrentStreams' must be positive but was 0", IDLE, 1, 1, 0, 1);
        refuses("'maxFieldSectionSize' must be positive but was 0", IDLE, 1, 1, 1, 0);
    }

    @Test
    void refusesAStreamThatIsLargerThanItsConnection() {
        refuses(
                "'streamWindow' must not be larger than 'connectionWindow' (1) but was 2",
                IDLE,
                1,
                2,
                1,
                1);
    }

    private static void refuses(
            String message, Duration idle, long connection, long stream, int streams, long size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuicTransportConfig(idle, connection, stream, streams, size))
                .withMessage(message);
    }
}
