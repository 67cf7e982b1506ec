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

import dev.tertia.http3.probe.ServedChain;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeoutException;

/**
 * What a handshake with one of our listeners has brought.
 *
 * @param listener {@code udp} or {@code tcp}
 * @param serverName the name that was asked for; {@code null} for none
 * @param chain what was shown; {@code null} if there was no handshake
 * @param error why there was none
 */
record ProbeOutcome(
        String listener,
        @Nullable String serverName,
        @Nullable ServedChain chain,
        @Nullable String error) {

    static ProbeOutcome failed(String listener, @Nullable String serverName, Throwable failure) {
        String error =
                (failure instanceof TimeoutException) ? timedOut(failure) : failure.toString();
        return new ProbeOutcome(listener, serverName, null, error);
    }

    private static String timedOut(Throwable failure) {
        String message = failure.getMessage();
        return (message != null) ? message : "No handshake in time";
    }

    boolean isSuccess() {
        return this.chain != null;
    }
}
