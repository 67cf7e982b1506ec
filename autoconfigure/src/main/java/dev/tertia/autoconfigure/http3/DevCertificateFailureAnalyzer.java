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

import dev.tertia.http3.certificate.DevCertificateException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what to do about a development certificate that cannot be read or made. */
final class DevCertificateFailureAnalyzer extends AbstractFailureAnalyzer<DevCertificateException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DevCertificateException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Make sure that %s can be written by this user; if its files are damaged, delete it and a new certificate is made. Or choose another folder by 'tertia.http3.dev-certificate.directory', or set 'server.ssl.bundle'."
                        .formatted(cause.getDirectory()),
                cause);
    }
}
