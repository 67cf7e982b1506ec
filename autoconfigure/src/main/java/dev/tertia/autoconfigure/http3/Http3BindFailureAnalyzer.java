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

import dev.tertia.http3.Http3BindException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what to do about a UDP port that cannot be bound. */
final class Http3BindFailureAnalyzer extends AbstractFailureAnalyzer<Http3BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Http3BindException cause) {
        return analysis(cause);
    }

    static FailureAnalysis analysis(Http3BindException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                (cause.isAddressInUse() ? freePort(cause) : allowPort(cause))
                        + " Or set 'tertia.http3.required=false' to serve HTTP/1.1 and HTTP/2"
                        + " alone.",
                cause);
    }

    private static String freePort(Http3BindException cause) {
        return "Stop what uses udp/%1$d (on Linux, 'ss -ulpn sport = :%1$d' names it), or choose another 'server.port'."
                .formatted(cause.getAddress().getPort());
    }

    private static String allowPort(Http3BindException cause) {
        return "Make sure that this process may bind udp/%d, and that 'server.address' is an address of this machine."
                .formatted(cause.getAddress().getPort());
    }
}
