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
package dev.tertia.http;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Requests in early data (RFC 8470): they came before the end of the handshake, so whoever has seen
 * them on the network could send them once more.
 *
 * @since 0.1.0
 */
public final class EarlyData {

    /** The field that the listener, or a proxy before it, adds to such a request. */
    public static final String FIELD_NAME = "Early-Data";

    private EarlyData() {}

    /**
     * Tells whether a request could be one of several that are the same.
     *
     * @param request the request
     * @return whether the listener or a proxy before it got it in early data. A client may claim
     *     it, too
     */
    public static boolean contains(ServerHttpRequest request) {
        return "1".equals(request.getHeaders().getFirst(FIELD_NAME));
    }
}
