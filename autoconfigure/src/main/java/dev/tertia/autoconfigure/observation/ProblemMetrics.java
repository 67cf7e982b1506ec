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

import dev.tertia.http.error.ProblemObserver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Counts the answers to failures by their types. Handlers can make up types without end, so those
 * that nobody has named count as one. Thread-safe.
 */
final class ProblemMetrics implements MeterBinder, ProblemObserver {

    private static final String NONE = "about:blank";

    private static final String OTHER = "other";

    private final List<MeterProvider<Counter>> counters = new CopyOnWriteArrayList<>();

    private final Set<URI> knownTypes;

    ProblemMetrics(Set<URI> knownTypes) {
        this.knownTypes = knownTypes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.counters.add(
                Counter.builder("tertia.http.problems")
                        .description("Failures that were answered, by the type of the problem")
                        .withRegistry(registry));
    }

    @Override
    public void answered(ServerWebExchange exchange, ErrorResponse answer) {
        String type = type(answer.getBody().getType());
        String status = Integer.toString(answer.getStatusCode().value());
        this.counters.forEach(
                counter -> counter.withTags("status", status, "type", type).increment());
    }

    private String type(@Nullable URI type) {
        if (type == null || type.toString().equals(NONE)) {
            return NONE;
        }
        return this.knownTypes.contains(type) ? type.toString() : OTHER;
    }
}
