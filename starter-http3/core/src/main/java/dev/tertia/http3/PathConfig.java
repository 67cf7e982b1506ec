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

/**
 * How datagrams are sent and received on the paths of a connection. Immutable.
 *
 * @param congestionControl how the rate is found
 * @param initialWindow datagrams that are sent before the first acknowledgement (RFC 9002 §7.2),
 *     from 1 to 1000
 * @param maxSendPayload bytes of QUIC in a datagram that is sent, from 1200 to 65527. What is
 *     larger than a network carries is lost there
 * @param maxReceivePayload bytes of QUIC in a datagram that is received (max_udp_payload_size),
 *     from 1200 to 65527
 * @param activeMigration whether clients may change their address by intention (RFC 9000 §9);
 *     changes that a network makes are followed anyway
 * @since 0.1.0
 */
public record PathConfig(
        CongestionControl congestionControl,
        int initialWindow,
        int maxSendPayload,
        int maxReceivePayload,
        boolean activeMigration) {

    /** Bytes that each network carries (RFC 9000 §14). */
    public static final int MIN_PAYLOAD = 1200;

    /** Bytes that fit into a UDP datagram (RFC 9000 §18.2). */
    public static final int MAX_PAYLOAD = 65527;

    /** Most datagrams before the first acknowledgement. */
    public static final int MAX_WINDOW = 1000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PathConfig {
        between("initialWindow", 1, MAX_WINDOW, initialWindow);
        between("maxSendPayload", MIN_PAYLOAD, MAX_PAYLOAD, maxSendPayload);
        between("maxReceivePayload", MIN_PAYLOAD, MAX_PAYLOAD, maxReceivePayload);
    }

    private static void between(String name, int min, int max, int value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "'%s' must be between %d and %d but was %d".formatted(name, min, max, value));
        }
    }

    /**
     * Returns the defaults: CUBIC, a window of 10, payloads of 1200 and 1500 bytes, with migration.
     *
     * @return the defaults
     */
    public static PathConfig defaults() {
        return new PathConfig(CongestionControl.CUBIC, 10, MIN_PAYLOAD, 1500, true);
    }
}
