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

import dev.tertia.http.cors.CorsFilter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts what the CORS filter refuses. */
final class CorsMetrics implements MeterBinder {

    private final CorsFilter filter;

    CorsMetrics(CorsFilter filter) {
        this.filter = filter;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("tertia.http.cors.refused", this.filter, CorsFilter::refused)
                .description("Requests of an origin, or with a method or header, not allowed")
                .register(registry);
    }
}
