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

import dev.tertia.http3.QuicUnavailableException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells how to get the native QUIC library. */
final class QuicUnavailableFailureAnalyzer
        extends AbstractFailureAnalyzer<QuicUnavailableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QuicUnavailableException cause) {
        return analysis(cause);
    }

    static FailureAnalysis analysis(QuicUnavailableException cause) {
        Throwable reason = cause.getCause();
        return new FailureAnalysis(
                cause.getMessage() + ((reason != null) ? ": " + reason.getMessage() + "." : "."),
                "Add 'io.netty:netty-codec-native-quic' with the classifier of this platform"
                        + " (linux-x86_64, linux-aarch_64, osx-x86_64, osx-aarch_64 or"
                        + " windows-x86_64; musl-based images have none), or set"
                        + " 'tertia.http3.enabled=false'.",
                cause);
    }
}
