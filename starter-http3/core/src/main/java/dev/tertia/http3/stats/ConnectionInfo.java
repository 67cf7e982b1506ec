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
 * An open connection at one moment. Immutable.
 *
 * @param id number of the connection, of this listener's own; no other connection gets it
 * @param state what it is about
 * @param address address of its client without the part that tells it from its neighbours, such as
 *     {@code 192.0.2.x} or {@code 2001:db8::/64}
 * @param age time since its first packet
 * @param activeRequests requests in flight
 * @since 0.1.0
 */
public record ConnectionInfo(
        long id, ConnectionState state, String address, Duration age, int activeRequests) {}
