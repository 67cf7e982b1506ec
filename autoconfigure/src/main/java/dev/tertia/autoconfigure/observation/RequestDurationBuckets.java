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

import dev.tertia.http.observation.OpenTelemetryServerRequestObservationConvention;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** The buckets that OpenTelemetry advises for the duration of requests. */
final class RequestDurationBuckets implements MeterFilter {

    private static final DistributionStatisticConfig ADVISED =
            DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(
                            LongStream.of(
                                            5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000,
                                            7500, 10_000)
                                    .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
                                    .toArray())
                    .build();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(OpenTelemetryServerRequestObservationConvention.NAME)
                ? ADVISED.merge(config)
                : config;
    }
}
