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

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

import java.util.Map;

/**
 * Keeps exemplars to buckets and counters, unless the application says otherwise: a Prometheus
 * before 2.43 drops a whole scrape for one exemplar on the count of a timer.
 */
final class PrometheusExemplarDefault implements EnvironmentPostProcessor, Ordered {

    static final String NAME =
            "management.prometheus.metrics.export.properties"
                    + "[io.prometheus.exporter.exemplarsOnAllMetricTypes]";

    private static final String REGISTRY =
            "io.micrometer.prometheusmetrics.PrometheusMeterRegistry";

    /** After those that read what the application says. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        ClassLoader classes = application.getClassLoader();
        if (ClassUtils.isPresent(REGISTRY, classes) && !environment.containsProperty(NAME)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("tertiaExemplars", Map.of(NAME, "false")));
        }
    }
}
