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
package dev.tertia.sample.webapi.status;

import dev.tertia.sample.webapi.status.StatusFigures.Times;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the figures of the status page from the meters. Thread-safe. */
final class StatusMeters {

    private static final String QUIC = "tertia.quic.";

    private final MeterRegistry registry;

    private final InstantSource clock;

    StatusMeters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    StatusFigures read() {
        Collection<Timer> requests = requests();
        return new StatusFigures(
                this.clock.millis(),
                requests.stream()
                        .collect(
                                Collectors.toMap(
                                        timer -> tag(timer, "network.protocol.version"),
                                        StatusMeters::times,
                                        Times::plus,
                                        TreeMap::new)),
                requests.stream()
                        .collect(
                                Collectors.groupingBy(
                                        timer -> tag(timer, "outcome"),
                                        TreeMap::new,
                                        Collectors.summingDouble(Timer::count))),
                this.registry.find(QUIC + "path.rtt").timers().stream()
                        .map(StatusMeters::times)
                        .reduce(Times.NONE, Times::plus),
                quic(),
                by("outcome", "tertia.http.ratelimit.requests"),
                by("status", "tertia.http.cache.requests"),
                by("outcome", "tertia.http.authentications"));
    }

    private List<Timer> requests() {
        return this.registry.find("http.server.requests").timers().stream()
                .filter(timer -> !tag(timer, "uri").startsWith("/actuator"))
                .toList();
    }

    private Map<String, Double> quic() {
        Map<String, Double> values = new TreeMap<>(by("direction", QUIC + "packets"));
        for (String name :
                List.of("packets.lost", "connections.active", "connections.opened", "draining")) {
            this.registry.find(QUIC + name).meters().stream()
                    .mapToDouble(StatusMeters::value)
                    .reduce(Double::sum)
                    .ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private Map<String, Double> by(String tag, String name) {
        return this.registry.find(name).meters().stream()
                .collect(
                        Collectors.groupingBy(
                                meter -> tag(meter, tag),
                                TreeMap::new,
                                Collectors.summingDouble(StatusMeters::value)));
    }

    private static String tag(Meter meter, String name) {
        String value = meter.getId().getTag(name);
        return value == null ? "" : value;
    }

    private static Times times(Timer timer) {
        return new Times(timer.count(), timer.totalTime(TimeUnit.SECONDS));
    }

    private static double value(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .filter(measured ->
                        measured.getStatistic() == Statistic.COUNT
                                || measured.getStatistic() == Statistic.VALUE)
                .mapToDouble(measured -> measured.getValue())
                .sum();
    }
}
