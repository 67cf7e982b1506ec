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

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells how a server gets the certificate that HTTP/3 cannot do without. */
final class Http3WithoutTlsFailureAnalyzer
        extends AbstractFailureAnalyzer<Http3WithoutTlsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Http3WithoutTlsException cause) {
        return new FailureAnalysis(
                "'tertia.http3.enabled' is true, but this server has no TLS certificate, and"
                        + " there is no HTTP/3 without TLS.",
                "Set 'server.ssl.bundle' (or other 'server.ssl.*' properties); for development set"
                        + " 'tertia.http3.dev-certificate.enabled=true'; or set"
                        + " 'tertia.http3.enabled=false'.",
                cause);
    }
}
