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
package dev.tertia.autoconfigure.http3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.QuicUnavailableException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class QuicUnavailableFailureAnalyzerTests {

    @Test
    void namesPlatformReasonAndCure() {
        var failure = new QuicUnavailableException(new UnsatisfiedLinkError("no such library"));
        FailureAnalysis analysis = new QuicUnavailableFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .contains(System.getProperty("os.arch"))
                .endsWith(": no such library.");
        assertThat(analysis.getAction()).contains("netty-codec-native-quic");
    }

    @Test
    void doesWithoutAReason() {
        FailureAnalysis analysis =
                QuicUnavailableFailureAnalyzer.analysis(new QuicUnavailableException(null));
        assertThat(analysis.getDescription()).endsWith(System.getProperty("os.arch") + ".");
    }
}
