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

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/** The bound UDP side of a listener. */
sealed interface QuicEndpoint permits QuicTransport, ReactorNettyEndpoint {

    /**
     * Returns the address that is bound.
     *
     * @return the address, with its real port
     */
    InetSocketAddress localAddress();

    /**
     * Tells whether datagrams are still read.
     *
     * @return {@code false} once closed
     */
    boolean isOpen();

    /**
     * Returns the event loop of each socket.
     *
     * @return at least one; what Reactor Netty owns runs nothing of ours, and answers by itself
     */
    List<? extends Executor> loops();

    /** Stops reading datagrams and waits until the address is free, at most a few seconds. */
    void close();
}
