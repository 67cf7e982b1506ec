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

import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.stats.Http3Stats;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.jspecify.annotations.Nullable;

import java.util.function.ToLongFunction;

/** Meters of what goes over the network below HTTP/3: packets, bytes, datagrams, Retry. */
final class QuicTrafficMetrics implements MeterBinder {

    private static final Tags SENT = Tags.of("direction", "sent");

    private static final Tags RECEIVED = Tags.of("direction", "received");

    private final Http3Statistics statistics;

    QuicTrafficMetrics(Http3Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Binding binding = new Binding(this.statistics, registry);
        bindPackets(binding);
        bindTraffic(binding);
        bindRetries(binding);
        for (int socket = 0; socket < this.statistics.snapshot().sockets().size(); socket++) {
            bindSocket(binding, socket);
        }
    }

    private static void bindPackets(Binding binding) {
        String packets = "tertia.quic.packets";
        String description = "QUIC packets of all connections";
        binding.counter(packets, SENT, description, stats -> stats.traffic().sentPackets());
        binding.counter(packets, RECEIVED, description, stats -> stats.traffic().receivedPackets());
        binding.counter(
                packets + ".lost",
                Tags.empty(),
                "QUIC packets that are taken for lost",
                stats -> stats.traffic().lostPackets());
        binding.counter(
                packets + ".retransmitted",
                Tags.empty(),
                "QUIC packets with data that was sent before",
                stats -> stats.traffic().retransmittedPackets());
    }

    private static void bindTraffic(Binding binding) {
        String traffic = "tertia.quic.traffic";
        String description = "Bytes of the QUIC packets of all connections";
        binding.bytes(traffic, SENT, description, stats -> stats.traffic().sentBytes());
        binding.bytes(traffic, RECEIVED, description, stats -> stats.traffic().receivedBytes());
        binding.bytes(
                traffic + ".lost",
                Tags.empty(),
                "Bytes of the QUIC packets that are taken for lost",
                stats -> stats.traffic().lostBytes());
        binding.bytes(
                traffic + ".retransmitted",
                Tags.empty(),
                "Bytes of streams that were sent again",
                stats -> stats.traffic().retransmittedBytes());
    }

    private static void bindRetries(Binding binding) {
        binding.counter(
                "tertia.quic.retries",
                Tags.empty(),
                "Retry packets that were sent",
                stats -> stats.retry().sent());
        String tokens = "tertia.quic.retries.tokens";
        String description = "Tokens that clients have come back with";
        binding.counter(
                tokens, Tags.of("result", "valid"), description, s -> s.retry().validated());
        binding.counter(
                tokens, Tags.of("result", "invalid"), description, s -> s.retry().rejected());
        binding.counter(
                "tertia.quic.datagrams.dropped",
                Tags.empty(),
                "Received datagrams that were no QUIC packets, or too short",
                stats -> stats.datagrams().dropped());
        binding.counter(
                "tertia.quic.datagrams.withheld",
                Tags.empty(),
                "Datagrams that were not sent to an address that is not validated",
                stats -> stats.datagrams().withheld());
        binding.counter(
                "tertia.quic.datagrams.forwarded",
                Tags.empty(),
                "Datagrams that came to another socket than that of their connection",
                stats -> stats.datagrams().forwarded());
    }

    private static void bindSocket(Binding binding, int socket) {
        Tags index = Tags.of("socket", Integer.toString(socket));
        String datagrams = "tertia.quic.socket.datagrams";
        String description = "Datagrams of a socket";
        binding.counter(
                datagrams,
                index.and(SENT),
                description,
                stats -> stats.sockets().get(socket).sentDatagrams());
        binding.counter(
                datagrams,
                index.and(RECEIVED),
                description,
                stats -> stats.sockets().get(socket).receivedDatagrams());
        String traffic = "tertia.quic.socket.traffic";
        binding.bytes(
                traffic,
                index.and(SENT),
                "Bytes of a socket",
                stats -> stats.sockets().get(socket).sentBytes());
        binding.bytes(
                traffic,
                index.and(RECEIVED),
                "Bytes of a socket",
                stats -> stats.sockets().get(socket).receivedBytes());
    }

    /** Where counters are registered. */
    private record Binding(Http3Statistics statistics, MeterRegistry registry) {

        void counter(String name, Tags tags, String description, ToLongFunction<Http3Stats> value) {
            register(name, tags, description, null, value);
        }

        void bytes(String name, Tags tags, String description, ToLongFunction<Http3Stats> value) {
            register(name, tags, description, BaseUnits.BYTES, value);
        }

        private void register(
                String name,
                Tags tags,
                String description,
                @Nullable String unit,
                ToLongFunction<Http3Stats> value) {
            FunctionCounter.builder(
                            name, this.statistics, counted -> value.applyAsLong(counted.snapshot()))
                    .tags(tags)
                    .description(description)
                    .baseUnit(unit)
                    .register(this.registry);
        }
    }
}
