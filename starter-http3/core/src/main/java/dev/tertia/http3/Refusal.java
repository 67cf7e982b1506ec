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

import io.netty.handler.codec.http.HttpResponseStatus;

import org.jspecify.annotations.Nullable;

/**
 * Why a listener refuses a connection or a request.
 *
 * @since 0.1.0
 */
public enum Refusal {

    /** A connection that came while the listener was drained. */
    DRAINING,

    /** A connection beyond {@link ConnectionLimits#maxConnections()}. */
    CONNECTIONS,

    /** A connection beyond {@link ConnectionLimits#maxConnectionsPerPrefix()}. */
    CONNECTIONS_PER_PREFIX,

    /** A connection whose handshake took too long. */
    HANDSHAKE_TIMEOUT,

    /** A connection on which too many requests were given up or spoilt. */
    RESETS,

    /** A request in early data (0-RTT) that must not be done twice (RFC 8470 §5.2). */
    TOO_EARLY(425),

    /** A request with a URI that is too long. */
    URI_LENGTH(414),

    /** A request with a header section that is too large. */
    FIELD_SECTION_SIZE(431),

    /** A request with a body that is too large. */
    BODY_SIZE(413),

    /** A request whose header section took too long. */
    HEADER_TIMEOUT(408),

    /** A request whose body came too slowly. */
    BODY_TIMEOUT(408);

    private final int status;

    Refusal() {
        this(0);
    }

    Refusal(int status) {
        this.status = status;
    }

    /** Returns the answer to a refused request; {@code null} for a connection. */
    @Nullable HttpResponseStatus status() {
        return (this.status != 0) ? HttpResponseStatus.valueOf(this.status) : null;
    }
}
