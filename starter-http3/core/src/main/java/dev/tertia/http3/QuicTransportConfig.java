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

import java.time.Duration;

/**
 * Limits that the listener announces to its peers as QUIC transport parameters (RFC 9000 §18.2) and
 * HTTP/3 settings (RFC 9114 §7.2.4). Immutable.
 *
 * @param idleTimeout time without packets after which a connection is closed silently
 *     (max_idle_timeout), in whole milliseconds
 * @param connectionWindow bytes a peer may send on all streams of a connection before the
 *     application has read them (initial_max_data)
 * @param streamWindow bytes a peer may send on one stream before the application has read them
 *     (initial_max_stream_data_bidi_remote)
 * @param maxConcurrentStreams requests a peer may have open at once on a connection
 *     (initial_max_streams_bidi)
 * @param maxFieldSectionSize size in bytes of a request's header section, counted as RFC 9114
 *     §4.2.2 counts it; larger ones are answered with 431
 * @since 0.1.0
 */
public record QuicTransportConfig(
        Duration idleTimeout,
        long connectionWindow,
        long streamWindow,
        int maxConcurrentStreams,
        long maxFieldSectionSize) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is not positive, or a stream's window is larger
     *     than its connection's
     */
    public QuicTransportConfig {
        Checks.positive("idleTimeout", idleTimeout.toMillis());
        Checks.positive("connectionWindow", connectionWindow);
        Checks.positive("streamWindow", streamWindow);
        Checks.positive("maxConcurrentStreams", maxConcurrentStreams);
        Checks.positive("maxFieldSectionSize", maxFieldSectionSize);
        if (streamWindow > connectionWindow) {
            throw new IllegalArgumentException(
                    "'streamWindow' must not be larger than 'connectionWindow' (%d) but was %d"
                            .formatted(connectionWindow, streamWindow));
        }
    }

    /**
     * Returns the defaults: 30 s idle timeout, 16 MiB and 1 MiB windows, 100 streams, 8 KiB fields.
     *
     * @return the defaults
     */
    public static QuicTransportConfig defaults() {
        return new QuicTransportConfig(Duration.ofSeconds(30), 16 << 20, 1 << 20, 100, 8 << 10);
    }
}
