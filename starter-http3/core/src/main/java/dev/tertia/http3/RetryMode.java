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
 * When a client has to show that it receives what is sent to its address, before a handshake costs
 * anything (RFC 9000 §8.1.2).
 *
 * @since 0.1.0
 */
public enum RetryMode {

    /** Only while there are more handshakes than {@link RetryConfig#threshold()}. */
    ADAPTIVE,

    /** Always, at the price of one round trip for each new connection. */
    ALWAYS,

    /** Never; a client with a token that is not known here is still asked, as it cannot go on. */
    NEVER
}
