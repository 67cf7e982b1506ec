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
package dev.tertia.http3.probe;

import java.net.InetSocketAddress;

/**
 * Learns which addresses the probes of a listener come from, so that it can tell them from clients.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public interface ProbeSockets {

    /**
     * Learns of a probe that is about to begin.
     *
     * @param address the address it comes from
     * @return {@code false} if there are too many at once: it must not begin
     */
    boolean add(InetSocketAddress address);

    /**
     * Learns of a probe that has ended.
     *
     * @param address the address it came from
     */
    void remove(InetSocketAddress address);
}
