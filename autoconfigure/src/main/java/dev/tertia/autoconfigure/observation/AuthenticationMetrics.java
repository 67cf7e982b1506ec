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

import dev.tertia.http.auth.AuthenticationObserver;
import dev.tertia.http.auth.AuthenticationOutcome;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts what comes of credentials. Thread-safe. */
final class AuthenticationMetrics implements MeterBinder, AuthenticationObserver {

    private final List<MeterProvider<Counter>> counters = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterProvider<Counter> counter =
                Counter.builder("tertia.http.authentications")
                        .description("Requests with credentials, or without some that were needed")
                        .withRegistry(registry);
        // There from the start, so that nobody takes a missing meter for a missing filter.
        var _ = counter.withTags(tags("none", AuthenticationOutcome.MISSING));
        this.counters.add(counter);
    }

    @Override
    public void observe(String mechanism, AuthenticationOutcome outcome) {
        Tags tags = tags(mechanism, outcome);
        this.counters.forEach(counter -> counter.withTags(tags).increment());
    }

    private static Tags tags(String mechanism, AuthenticationOutcome outcome) {
        return Tags.of("mechanism", mechanism, "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}
