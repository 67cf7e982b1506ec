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
package dev.tertia.http3;

import dev.tertia.http.EarlyData;

import io.netty.handler.codec.http3.Http3Headers;

import java.util.Locale;
import java.util.Set;

/**
 * A request that came before the end of the handshake: whoever has seen its packets could send them
 * once more (RFC 8470 §3).
 */
final class EarlyRequest {

    /** Names of fields are in lower case here. */
    private static final String FIELD_NAME = EarlyData.FIELD_NAME.toLowerCase(Locale.ROOT);

    /** RFC 9110 §9.2.1. */
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private EarlyRequest() {}

    /** Marks a request, and tells whether it may be done more than once. */
    static boolean admit(Http3Headers headers) {
        headers.set(FIELD_NAME, "1");
        // Whatever the client has sent there: nobody has looked at it yet.
        return SAFE_METHODS.contains(String.valueOf(headers.method()));
    }
}
