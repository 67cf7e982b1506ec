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
package dev.tertia.benchmarks.http.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

final class LoadResultTests {

    private static final String LINE =
            """
            {"requests":3000,"seconds":1.5,"receivedBytes":36000,"p50Millis":2.5,"p99Millis":9.75,\
            "maxMillis":12,"clientCpuSeconds":0.6,"serverCpuSeconds":0.9,"warmUpRequests":900,\
            "failed":2,"warmUpFailed":1,"failures":{"status":2,"timeout":1},\
            "firstFailure":"status: 503 instead of 200","connections":2,"endedEarly":false}\
            """;

    @Test
    void readsALine() throws IOException {
        LoadResult result = LoadResult.parse(LINE);

        assertThat(result)
                .isEqualTo(
                        new LoadResult(
                                3000,
                                1.5,
                                2.5,
                                9.75,
                                0.6,
                                0.9,
                                2,
                                1,
                                Map.of("status", 2L, "timeout", 1L),
                                "status: 503 instead of 200"));
        assertThat(result.perSecond()).isEqualTo(2000);
        assertThat(result.allFailed()).isEqualTo(3);
    }

    @Test
    void refusesALineWithoutAFigure() {
        String line = LINE.replace("\"serverCpuSeconds\":0.9,", "");

        assertThatIOException()
                .isThrownBy(() -> LoadResult.parse(line))
                .withMessageContaining(line)
                .havingCause()
                .withMessageContaining("serverCpuSeconds");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatIOException()
                .isThrownBy(() -> LoadResult.parse("panic: oh"))
                .withMessageContaining("'panic: oh'");
    }
}
