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

import java.util.List;

/**
 * Counts of a listener at one moment. They are taken one after the other, so they need not fit
 * together while there is traffic. Immutable.
 *
 * @param draining whether the listener is being drained
 * @param connections counts of connections
 * @param streams counts of requests
 * @param traffic traffic of all connections, as of their last sample
 * @param retry counts of address validation
 * @param datagrams counts of datagrams that went no further
 * @param sockets load of each socket, by its index; zeros where Reactor Netty owns the socket
 * @param qlogs counts of event logs
 * @since 0.1.0
 */
public record Http3Stats(
        boolean draining,
        ConnectionStats connections,
        StreamStats streams,
        TrafficStats traffic,
        RetryStats retry,
        DatagramStats datagrams,
        List<SocketStats> sockets,
        QlogStats qlogs) {

    /** Copies the list. */
    public Http3Stats {
        sockets = List.copyOf(sockets);
    }
}
