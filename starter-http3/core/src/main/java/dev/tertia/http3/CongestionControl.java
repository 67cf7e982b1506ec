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
 * How the rate is found at which a connection sends (RFC 9002 §7).
 *
 * @since 0.1.0
 */
public enum CongestionControl {

    /** Halves its window at a loss (RFC 9002 §7.3). */
    RENO,

    /** Comes back to the window before a loss faster (RFC 9438). */
    CUBIC,

    /** Follows the bandwidth that it measures, and losses less. */
    BBR
}
