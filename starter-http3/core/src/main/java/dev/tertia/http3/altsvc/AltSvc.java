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
package dev.tertia.http3.altsvc;

import java.time.Duration;

/**
 * The announcement of an HTTP/3 alternative on the same host (RFC 7838 §3). Immutable.
 *
 * @param port the UDP port that clients shall use
 * @param maxAge how long clients may remember it, in whole seconds
 * @param persist whether clients shall keep it when their network changes
 * @since 0.1.0
 */
public record AltSvc(int port, Duration maxAge, boolean persist) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the port is none, or the age is negative
     */
    public AltSvc {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "'port' must be between 1 and 65535 but was " + port);
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("'maxAge' must not be negative but was " + maxAge);
        }
    }

    /**
     * Returns the value of the {@code Alt-Svc} header field.
     *
     * @return for example {@code h3=":8443"; ma=86400}
     */
    public String headerValue() {
        String value = "h3=\":%d\"; ma=%d".formatted(this.port, this.maxAge.toSeconds());
        return this.persist ? value + "; persist=1" : value;
    }
}
