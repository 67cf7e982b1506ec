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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;

import java.util.ArrayList;
import java.util.List;

@Timeout(120)
final class PrometheusExemplarDefaultTests {

    private static final String OPEN_METRICS = "application/openmetrics-text";

    /**
     * Returns the lines that lead to the trace of a request with a call, as Prometheus gets them.
     */
    private static List<String> exemplars(String... properties) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "management.prometheus.metrics.export.enabled=true",
                                "management.metrics.distribution.percentiles-histogram"
                                        + ".http.server.requests=true"));
        all.addAll(List.of(properties));
        DisposableServer other = SentTrace.echo("traceparent");
        try (ReactiveWebServerApplicationContext context =
                TracedRoutes.start(all.toArray(String[]::new))) {
            SentTrace sent = SentTrace.random();
            SentTrace.get(
                    new TestClient(HttpProtocol.HTTP3, TestApplication.port(context)),
                    "/call?to=http://localhost:" + other.port(),
                    "traceparent",
                    sent.traceparent());
            return await(context.getBean(PrometheusMeterRegistry.class), sent.traceId());
        } finally {
            other.dispose();
        }
    }

    private static List<String> await(PrometheusMeterRegistry registry, String traceId) {
        while (true) {
            List<String> found =
                    registry.scrape(OPEN_METRICS)
                            .lines()
                            .filter(line -> line.contains(traceId))
                            .toList();
            if (found.stream().anyMatch(line -> line.startsWith("http_server_requests_seconds"))) {
                return found;
            }
        }
    }

    @Test
    void onlyBucketsHaveExemplars() {
        assertThat(exemplars())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("http_server_requests_seconds_bucket"));
    }

    @Test
    void theApplicationHasTheLastWord() {
        assertThat(exemplars(PrometheusExemplarDefault.NAME + "=true"))
                .anyMatch(line -> line.startsWith("http_client_requests_seconds_count"));
    }

    @Test
    void saysNothingWithoutPrometheus() {
        StandardEnvironment environment = new StandardEnvironment();
        SpringApplication application =
                new SpringApplication(
                        new DefaultResourceLoader(
                                new FilteredClassLoader(PrometheusMeterRegistry.class)));
        new PrometheusExemplarDefault().postProcessEnvironment(environment, application);
        assertThat(environment.containsProperty(PrometheusExemplarDefault.NAME)).isFalse();
    }
}
