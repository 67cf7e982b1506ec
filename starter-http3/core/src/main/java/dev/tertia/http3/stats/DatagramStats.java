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
 * Counts of datagrams that went no further. Immutable.
 *
 * @param dropped received datagrams that were no QUIC packets, or too short for what they claim to
 *     be
 * @param withheld datagrams that were not sent to an address that is not validated
 * @param forwarded datagrams that came to another socket than that of their connection
 * @since 0.1.0
 */
public record DatagramStats(long dropped, long withheld, long forwarded) {}
