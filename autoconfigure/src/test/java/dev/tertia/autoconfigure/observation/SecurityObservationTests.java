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

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;

import reactor.netty.http.HttpProtocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What Spring Security adds to a trace. */
@Timeout(120)
final class SecurityObservationTests {

    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.US_ASCII));

    private static List<String> inner(Class<?> configuration) {
        return inner(configuration, "tertia.http.auth.realm=here");
    }

    private static List<String> inner(Class<?> configuration, String... properties) {
        try (var context =
                TracedRoutes.start(
                        configuration,
                        Stream.concat(
                                        Stream.of(
                                                "spring.autoconfigure.exclude=",
                                                "tertia.http.auth.enabled=true",
                                                "tertia.http.auth.default-access=permit"),
                                        Stream.of(properties))
                                .toArray(String[]::new))) {
            SentTrace sent = SentTrace.random();
            SentTrace.get(
                    new TestClient(HttpProtocol.HTTP3, TestApplication.port(context)),
                    "/protocol",
                    "traceparent",
                    sent.traceparent(),
                    "Authorization",
                    "Basic " + CREDENTIALS);
            InMemorySpanExporter spans = context.getBean(InMemorySpanExporter.class);
            sent.await(spans, SpanKind.SERVER);
            return spans.getFinishedSpanItems().stream()
                    .filter(span -> span.getTraceId().equals(sent.traceId()))
                    .filter(span -> span.getKind() == SpanKind.INTERNAL)
                    .map(SpanData::getName)
                    .toList();
        }
    }

    @Test
    void theChainAndTheDecisionAreSpans() {
        assertThat(inner(TracedRoutes.class))
                .contains("security filterchain before", "authorize exchange");
    }

    @Test
    void theCheckOfCredentialsIsASpan() {
        assertThat(
                        inner(
                                TracedRoutes.class,
                                "tertia.http.auth.basic.enabled=true",
                                "tertia.http.auth.basic.users.me.password={noop}secret"))
                .anyMatch(name -> name.startsWith("authenticate"));
        assertThat(inner(TracedRoutes.class)).noneMatch(name -> name.startsWith("authenticate"));
    }

    @Test
    void theApplicationCanKeepTheDecisionAlone() {
        assertThat(inner(DecisionAlone.class)).containsExactly("authorize exchange");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(TracedRoutes.class)
    static class DecisionAlone {

        @Bean
        SecurityObservationSettings securityObservationSettings() {
            return SecurityObservationSettings.withDefaults().build();
        }
    }
}
