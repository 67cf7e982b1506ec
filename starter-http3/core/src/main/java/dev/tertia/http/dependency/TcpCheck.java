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
package dev.tertia.http.dependency;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/**
 * Opens a TCP connection, and closes it. That tells that somebody listens, not that he answers.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class TcpCheck implements DependencyCheck {

    private final String host;

    private final int port;

    private final LoopResources loops;

    /**
     * Creates a new check.
     *
     * @param host a name, which is looked up each time, or an address
     * @param port the port
     * @param loops the event loops to run on
     */
    public TcpCheck(String host, int port, LoopResources loops) {
        this.host = host;
        this.port = port;
        this.loops = loops;
    }

    @Override
    public Mono<Void> run() {
        return TcpClient.newConnection()
                .runOn(this.loops)
                .host(this.host)
                .port(this.port)
                .connect()
                .doOnNext(DisposableChannel::dispose)
                .then();
    }

    @Override
    public String description() {
        return "tcp %s:%d".formatted(this.host, this.port);
    }
}
