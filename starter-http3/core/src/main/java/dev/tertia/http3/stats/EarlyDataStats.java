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

/**
 * Counts of handshakes with early data (0-RTT, RFC 9001 §4.6), those of them that have ended.
 * Immutable.
 *
 * @param accepted handshakes in which early data was taken
 * @param rejected handshakes in which early data came and nothing of it was taken, because it is
 *     switched off or its ticket is not known. Always 0 where Reactor Netty owns the socket
 * @since 0.1.0
 */
public record EarlyDataStats(long accepted, long rejected) {

    /** None at all. */
    public static final EarlyDataStats NONE = new EarlyDataStats(0, 0);
}
