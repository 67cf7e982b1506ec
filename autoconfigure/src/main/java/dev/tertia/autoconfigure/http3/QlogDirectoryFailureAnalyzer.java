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

import dev.tertia.http3.qlog.QlogDirectoryException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what to do about a folder that event logs cannot be written to. */
final class QlogDirectoryFailureAnalyzer extends AbstractFailureAnalyzer<QlogDirectoryException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QlogDirectoryException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Make sure that %s is a folder that can be written by this user. Or choose another one by 'tertia.http3.qlog.directory', or set 'tertia.http3.qlog.enabled=false'."
                        .formatted(cause.getDirectory()),
                cause);
    }
}
