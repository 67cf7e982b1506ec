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
package dev.tertia.autoconfigure.http3;

import dev.tertia.http3.Http3ListenerConfig;
import dev.tertia.http3.QuicTransportConfig;

import org.springframework.util.unit.DataSize;

import reactor.netty.http.server.HttpServerConfig;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** What the properties say to a web server: their own values, and those inherited from Boot's. */
record Http3Settings(Http3Properties properties, DataSize maxHttpRequestHeaderSize) {

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    Http3ListenerConfig listenerConfig(HttpServerConfig tcp) {
        return new Http3ListenerConfig(
                transport(tcp),
                this.properties.path().config(),
                this.properties.socket().config(this.properties.sockets()),
                this.properties.retry().config(),
                this.properties.limits().connections(),
                this.properties.limits().requests(tcp.decoder().maxInitialLineLength()),
                this.properties.qlog().config());
    }

    private QuicTransportConfig transport(HttpServerConfig tcp) {
        return new QuicTransportConfig(
                Stream.of(this.properties.idleTimeout(), tcp.idleTimeout(), IDLE_TIMEOUT)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(),
                this.properties.connectionWindow().toBytes(),
                this.properties.streamWindow().toBytes(),
                this.properties.maxConcurrentStreams(),
                maxFieldSectionSize().toBytes());
    }

    private DataSize maxFieldSectionSize() {
        DataSize own = this.properties.maxFieldSectionSize();
        return (own != null) ? own : this.maxHttpRequestHeaderSize;
    }
}
