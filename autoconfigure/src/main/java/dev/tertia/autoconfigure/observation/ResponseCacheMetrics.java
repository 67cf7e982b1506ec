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

import dev.tertia.http.cache.CacheStatus;
import dev.tertia.http.cache.ResponseCache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of the response cache. */
final class ResponseCacheMetrics implements MeterBinder {

    private final ResponseCache cache;

    ResponseCacheMetrics(ResponseCache cache) {
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CacheStatus status : CacheStatus.values()) {
            FunctionCounter.builder(
                            "tertia.http.cache.requests",
                            this.cache,
                            counted -> counted.stats().count(status))
                    .tag("status", status.word())
                    .description("Requests, by what the cache has done with them")
                    .register(registry);
        }
        Gauge.builder("tertia.http.cache.uris", this.cache, counted -> counted.stats().uris())
                .description("URIs for which responses are stored")
                .register(registry);
        Gauge.builder("tertia.http.cache.size", this.cache, counted -> counted.stats().weight())
                .baseUnit(BaseUnits.BYTES)
                .description("Estimated size of the stored responses")
                .register(registry);
    }
}
