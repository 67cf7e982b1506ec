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
package dev.tertia.http3.stats;

import java.util.Locale;

/**
 * What an open QUIC connection is about.
 *
 * @since 0.1.0
 */
public enum ConnectionState {

    /** Its handshake is not finished. */
    HANDSHAKE,

    /** It takes requests. */
    OPEN,

    /** It takes no further requests, and ends after those in flight. */
    DRAINING;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * Returns the word for a report.
     *
     * @return for example {@code open}
     */
    public String word() {
        return this.word;
    }
}
