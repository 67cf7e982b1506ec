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
package dev.tertia.autoconfigure.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.Ordered;

import reactor.netty.http.server.HttpServer;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps Reactor Netty from registering a gauge for each HTTP/3 stream, which it never removes.
 *
 * <p>It takes the address of a stream for that of a server. The filter has to sit in the registry
 * that Reactor Netty uses: further down the gauges would be hidden, but still be kept. Only servers
 * that are told to measure need it.
 */
final class StreamGaugeGuard implements NettyServerCustomizer, Ordered {

    private static final String GAUGE = "reactor.netty.http.server.streams.active";

    private static final String ADDRESS_OF_A_STREAM = "QuicStreamAddress";

    private final MeterRegistry registry;

    private final AtomicBoolean installed = new AtomicBoolean();

    StreamGaugeGuard(MeterRegistry registry) {
        this.registry = registry;
    }

    /** After those that tell the server to measure. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        if (server.configuration().metricsRecorder() != null
                && this.installed.compareAndSet(false, true)) {
            this.registry.config().meterFilter(MeterFilter.deny(StreamGaugeGuard::isOfStream));
        }
        return server;
    }

    static boolean isOfStream(Meter.Id id) {
        String address = id.getTag("local.address");
        return id.getName().equals(GAUGE)
                && address != null
                && address.startsWith(ADDRESS_OF_A_STREAM);
    }
}
