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
 * How a QUIC connection has ended.
 *
 * @since 0.1.0
 */
public enum ConnectionEnd {

    /** By its peer, without an error. */
    PEER,

    /** By its peer, with the code of an error. */
    PEER_ERROR,

    /** By this side in an orderly way: with H3_NO_ERROR, after GOAWAY or at the listener's end. */
    DRAINED,

    /** By this side with the code of an error, such as H3_EXCESSIVE_LOAD. */
    LOCAL_ERROR,

    /** Silently, as no packet came for the idle timeout. */
    IDLE_TIMEOUT,

    /** Its handshake took too long. */
    HANDSHAKE_TIMEOUT,

    /** Before its handshake was finished, for any other reason. */
    HANDSHAKE_FAILED,

    /** It was not admitted: the listener is drained, or there are too many. */
    REFUSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * Returns the word for a log or a metric.
     *
     * @return for example {@code idle-timeout}
     */
    public String word() {
        return this.word;
    }
}
