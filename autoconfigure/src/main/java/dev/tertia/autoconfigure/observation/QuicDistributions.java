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

import dev.tertia.http3.stats.PathSample;
import dev.tertia.http3.stats.QuicObserver;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;

import java.time.Duration;

/** Distributions of what is measured on connections. Thread-safe. */
final class QuicDistributions implements QuicObserver {

    private final Timer handshakes;

    private final Timer roundTrips;

    private final DistributionSummary congestionWindows;

    QuicDistributions(MeterRegistry registry) {
        this.handshakes =
                Timer.builder("tertia.quic.handshakes")
                        .description("Handshakes that were finished")
                        .register(registry);
        this.roundTrips =
                Timer.builder("tertia.quic.path.rtt")
                        .description("Round-trip times of open connections, at each sample")
                        .register(registry);
        this.congestionWindows =
                DistributionSummary.builder("tertia.quic.path.congestion.window")
                        .baseUnit(BaseUnits.BYTES)
                        .description("Congestion windows of open connections, at each sample")
                        .register(registry);
    }

    @Override
    public void handshakeFinished(Duration time) {
        this.handshakes.record(time);
    }

    @Override
    public void pathSampled(PathSample sample) {
        this.roundTrips.record(sample.roundTripTime());
        this.congestionWindows.record((double) sample.congestionWindow());
    }
}
