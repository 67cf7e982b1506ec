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

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Traces go through the application, whatever carries its requests. */
@Timeout(120)
final class TracingOverAllProtocolsTests {

    private static ReactiveWebServerApplicationContext context;

    private static InMemorySpanExporter spans;

    @BeforeAll
    static void start() {
        context =
                TracedRoutes.start(
                        "tertia.http.cache.enabled=true",
                        "tertia.http.cache.rules.long.paths=/long",
                        "tertia.http.cache.rules.long.ttl=1h",
                        "tertia.http.rate-limit.policies.wide.capacity=1000");
        spans = context.getBean(InMemorySpanExporter.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static String get(HttpProtocol protocol, String path, String... fields) {
        return SentTrace.get(new TestClient(protocol, TestApplication.port(context)), path, fields);
    }

    private static SpanData server(SentTrace trace) {
        return trace.await(spans, SpanKind.SERVER);
    }

    private static @Nullable String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    @ParameterizedTest
    @CsvSource({"HTTP11, 1.1, tcp", "H2, 2, tcp", "HTTP3, 3, quic"})
    void aTraceGoesOn(HttpProtocol protocol, String version, String transport) {
        SentTrace sent = SentTrace.random();
        get(protocol, "/long?over=" + protocol, "traceparent", sent.traceparent());
        SpanData span = server(sent);
        assertThat(span.getParentSpanId()).isEqualTo(sent.spanId());
        assertThat(text(span, "network.protocol.version")).isEqualTo(version);
        assertThat(text(span, "network.transport")).isEqualTo(transport);
        assertThat(text(span, "tertia.rate_limit")).isEqualTo("allowed");
        assertThat(text(span, "tertia.cache_status")).isEqualTo("miss");
    }

    @Test
    void requestsOfOneConnectionHaveItsId() {
        Set<String> ids = new HashSet<>();
        try (var connection = new SingleConnection(TestApplication.port(context))) {
            for (int i = 0; i < 2; i++) {
                SentTrace sent = SentTrace.random();
                connection.get("/protocol", "traceparent", sent.traceparent());
                ids.add(String.valueOf(text(server(sent), "tertia.quic.connection_id")));
            }
        }
        assertThat(ids).singleElement().asString().matches("[0-9a-f]{40}");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2"})
    void thereIsNoConnectionIdOverTcp(HttpProtocol protocol) {
        SentTrace sent = SentTrace.random();
        get(protocol, "/protocol", "traceparent", sent.traceparent());
        assertThat(text(server(sent), "tertia.quic.connection_id")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/delay, ''", "/virtual, ' virtual'", "/async, ' virtual'"})
    void theTraceIsKnownOnOtherThreads(String path, String thread) {
        for (HttpProtocol protocol : List.of(HttpProtocol.HTTP11, HttpProtocol.HTTP3)) {
            SentTrace sent = SentTrace.random();
            assertThat(get(protocol, path, "traceparent", sent.traceparent()))
                    .isEqualTo(sent.traceId() + thread);
        }
    }

    @Test
    void aCallOfTheHandlerGoesOnWithTheTrace() {
        DisposableServer other = SentTrace.echo("traceparent");
        try {
            SentTrace sent = SentTrace.random();
            String passedOn =
                    get(
                            HttpProtocol.HTTP3,
                            "/call?to=http://localhost:" + other.port(),
                            "traceparent",
                            sent.traceparent());
            SpanData call = sent.await(spans, SpanKind.CLIENT);
            assertThat(passedOn).isEqualTo("00-%s-%s-01", sent.traceId(), call.getSpanId());
            assertThat(call.getParentSpanId()).isEqualTo(server(sent).getSpanId());
        } finally {
            other.dispose();
        }
    }
}
