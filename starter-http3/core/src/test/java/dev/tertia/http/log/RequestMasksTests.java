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
package dev.tertia.http.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

final class RequestMasksTests {

    private static final RequestMasks MASKS =
            new RequestMasks(List.of(), List.of(), List.of("Token", "api-key"));

    @ParameterizedTest
    @CsvSource({
        "a=1&b=2, a=1&b=2",
        "token=x, token=***",
        "TOKEN=x&token=y, TOKEN=***&token=***",
        "to%6ben=x, to%6ben=***",
        "token, token",
        "token=a=b&&c, token=***&&c",
        "api-key=, api-key=***",
        "%zz=secret, %zz=***",
        "atoken=x, atoken=x",
        "'', ''",
    })
    void query(String raw, String masked) {
        assertThat(MASKS.query(raw)).isEqualTo(masked);
    }

    @Test
    void withoutQuery() {
        assertThat(MASKS.query(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void noShare(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestLogRules(List.of(), List.of(), rate, null))
                .withMessageContaining("" + rate);
    }

    @Test
    void noTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestLogRules(List.of(), List.of(), 1, Duration.ZERO))
                .withMessageContaining("PT0S");
    }
}
