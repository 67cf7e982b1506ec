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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathConfigTests {

    @Test
    void defaults() {
        assertThat(PathConfig.defaults())
                .isEqualTo(new PathConfig(CongestionControl.CUBIC, 10, 1200, 1500, true));
        assertThat(SocketConfig.defaults()).isEqualTo(new SocketConfig(1, 2 << 20, 2 << 20, true));
        assertThat(SocketConfig.defaults().withCount(4).count()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1200, 1200, must be between 1 and 1000 but was 0",
        "1001, 1200, 1200, must be between 1 and 1000 but was 1001",
        "10, 1199, 1200, must be between 1200 and 65527 but was 1199",
        "10, 1200, 65528, must be between 1200 and 65527 but was 65528"
    })
    void valueOutOfItsRange(int window, int send, int receive, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new PathConfig(CongestionControl.BBR, window, send, receive, true))
                .withMessageEndingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, must be between 1 and 256 but was 0",
        "257, 0, 0, must be between 1 and 256 but was 257",
        "1, -1, 0, must not be negative but was -1",
        "1, 0, -1, must not be negative but was -1"
    })
    void socketOutOfItsRange(int count, int receive, int send, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketConfig(count, receive, send, true))
                .withMessageEndingWith(message);
    }
}
