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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What is measured, and under which names.
 *
 * @param openTelemetryNames Whether requests are measured under the names of OpenTelemetry, as
 *     'http.server.request.duration', instead of those of Spring.
 * @param requests What observations of requests say.
 * @param metrics The meters of connections and filters.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.observation")
public record ObservabilityProperties(
        @DefaultValue("false") boolean openTelemetryNames,
        @DefaultValue Requests requests,
        @DefaultValue Metrics metrics) {

    /**
     * What observations of requests say.
     *
     * @param enabled Whether they say which protocol has carried a request.
     */
    public record Requests(@DefaultValue("true") boolean enabled) {}

    /**
     * The meters of connections and filters.
     *
     * @param enabled Whether there are any.
     * @param sampleInterval Time between two looks at an open connection. Its traffic is counted
     *     then, and at its end.
     * @param problemTypes Types of problems that are counted by their URI, besides those that are
     *     configured elsewhere. All others are counted as 'other'.
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration sampleInterval,
            @DefaultValue Set<URI> problemTypes) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the interval is not positive
         */
        public Metrics {
            Assert.isTrue(
                    sampleInterval.isPositive(),
                    () ->
                            "'tertia.observation.metrics.sample-interval' must be positive but was "
                                    + sampleInterval);
        }
    }
}
