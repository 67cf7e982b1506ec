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
package dev.tertia.http3.qlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

final class QlogConfigTests {

    private static final Path FOLDER = Path.of("qlog");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    -0.1 | 1 | 2 | 1 | 'sampleRatio' must be between 0 and 1 but was -0.1
                    1.1  | 1 | 2 | 1 | 'sampleRatio' must be between 0 and 1 but was 1.1
                    NaN  | 1 | 2 | 1 | 'sampleRatio' must be between 0 and 1 but was NaN
                    0    | 0 | 2 | 1 | 'maxTotalSize' must be positive but was 0
                    0    | 1 | 2 | 0 | 'maxConnections' must be positive but was 0
                    0    | 1 | 2 | 2 | 'maxFiles' must be greater than 'maxConnections' (2) but was 2
                    """)
    void checksItsValues(double ratio, long size, int files, int connections, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QlogConfig(FOLDER, ratio, size, files, connections))
                .withMessage(message);
    }

    @Test
    void refusesNamesThatTheNativeLibraryCannotRead() {
        Path folder = Path.of("logs", "\uD83D\uDC09");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QlogConfig.in(folder))
                .withMessage(
                        "'directory' must have no characters beyond U+FFFF in its name but was "
                                + folder);
        assertThat(QlogConfig.in(Path.of("logs", "\u00E9")).sampleRatio()).isEqualTo(0.01);
    }

    @Test
    void takesTheEndsOfItsRanges() {
        assertThat(new QlogConfig(FOLDER, 0, 1, 2, 1).sampleRatio()).isZero();
        assertThat(new QlogConfig(FOLDER, 1, 1, 2, 1).sampleRatio()).isEqualTo(1);
        assertThat(QlogConfig.in(FOLDER))
                .isEqualTo(new QlogConfig(FOLDER, 0.01, 100 << 20, 1000, 10));
    }
}
