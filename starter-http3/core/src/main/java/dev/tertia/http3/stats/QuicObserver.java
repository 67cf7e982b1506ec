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

import java.time.Duration;

/**
 * Learns what is measured on connections, for distributions. Called on event loops: it must be
 * thread-safe and fast. What it throws is logged and harms no connection.
 *
 * @since 0.1.0
 */
public interface QuicObserver {

    /**
     * Learns that a handshake is finished.
     *
     * @param time the time since its first packet was received
     */
    default void handshakeFinished(Duration time) {}

    /**
     * Learns how the path of a connection is, once in each interval.
     *
     * @param sample the path that is in use
     */
    default void pathSampled(PathSample sample) {}
}
