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
import dev.tertia.http3.Refusal;
import dev.tertia.http3.stats.ConnectionEnd;
import dev.tertia.http3.stats.EarlyDataStats;
import dev.tertia.http3.stats.Http3Stats;
import dev.tertia.http3.stats.QlogOutcome;
import dev.tertia.http3.stats.ResetBy;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Meters of the HTTP/3 listener: its connections and its requests. */
final class Http3Metrics implements MeterBinder {

    private static final String REASON = "reason";

    private final Http3Statistics statistics;

    Http3Metrics(Http3Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bindConnections(registry);
        bindRequests(registry);
        bindRefusals(registry);
        bindQlogs(registry);
        this.statistics.addObserver(new QuicDistributions(registry));
    }

    private void bindConnections(MeterRegistry registry) {
        gauge("tertia.quic.connections.active", stats -> stats.connections().active())
                .description("Connections that are open, those in their handshake included")
                .register(registry);
        gauge("tertia.quic.connections.handshaking", stats -> stats.connections().handshaking())
                .description("Connections that are in their handshake")
                .register(registry);
        gauge("tertia.quic.draining", stats -> stats.draining() ? 1 : 0)
                .description("1 when the listener is drained or closed, else 0")
                .register(registry);
        counter("tertia.quic.connections.opened", stats -> stats.connections().opened())
                .description("Connections that have come, the refused ones included")
                .register(registry);
        for (ConnectionEnd end : ConnectionEnd.values()) {
            counter("tertia.quic.connections.closed", stats -> stats.connections().ended(end))
                    .tag(REASON, end.word())
                    .description("Connections that have ended, by how they did")
                    .register(registry);
        }
        counter("tertia.quic.connections.migrated", stats -> stats.connections().migrated())
                .description("Changes of a client's address")
                .register(registry);
        bindEarlyData("accepted", EarlyDataStats::accepted, registry);
        bindEarlyData("rejected", EarlyDataStats::rejected, registry);
    }

    private void bindEarlyData(
            String outcome, ToLongFunction<EarlyDataStats> value, MeterRegistry registry) {
        counter(
                        "tertia.quic.handshakes.early",
                        stats -> value.applyAsLong(stats.connections().earlyData()))
                .tag("outcome", outcome)
                .description("Handshakes with early data (0-RTT), by what became of it")
                .register(registry);
    }

    private void bindRequests(MeterRegistry registry) {
        gauge("tertia.http3.requests.active", stats -> stats.streams().active())
                .description("Requests in flight")
                .register(registry);
        counter("tertia.http3.requests.opened", stats -> stats.streams().opened())
                .description("Requests that have come")
                .register(registry);
        counter("tertia.http3.requests.early", stats -> stats.streams().early())
                .description("Requests that have come in early data (0-RTT)")
                .register(registry);
        for (ResetBy by : ResetBy.values()) {
            counter("tertia.http3.requests.reset", stats -> stats.streams().reset(by))
                    .tag("by", by.word())
                    .description("Requests that were ended before their time, by who did it")
                    .register(registry);
        }
    }

    private void bindRefusals(MeterRegistry registry) {
        for (Refusal refusal : Refusal.values()) {
            FunctionCounter.builder(
                            "tertia.http3.refusals",
                            this.statistics,
                            counted -> counted.refused(refusal))
                    .tag(REASON, refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .description("Connections and requests that were refused, by the limit")
                    .register(registry);
        }
    }

    private void bindQlogs(MeterRegistry registry) {
        for (QlogOutcome outcome : QlogOutcome.values()) {
            counter("tertia.quic.qlogs", stats -> stats.qlogs().of(outcome))
                    .tag("outcome", outcome.word())
                    .description("Connections that were chosen to be logged, by their event log")
                    .register(registry);
        }
    }

    private Gauge.Builder<Http3Statistics> gauge(String name, ToDoubleFunction<Http3Stats> value) {
        return Gauge.builder(
                name, this.statistics, counted -> value.applyAsDouble(counted.snapshot()));
    }

    private FunctionCounter.Builder<Http3Statistics> counter(
            String name, ToLongFunction<Http3Stats> value) {
        return FunctionCounter.builder(
                name, this.statistics, counted -> value.applyAsLong(counted.snapshot()));
    }
}
