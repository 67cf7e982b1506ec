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

import dev.tertia.autoconfigure.http3.TestClient;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.data.SpanData;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A trace that a client has begun. */
record SentTrace(String traceId, String spanId) {

    static SentTrace random() {
        IdGenerator ids = IdGenerator.random();
        return new SentTrace(ids.generateTraceId(), ids.generateSpanId());
    }

    String traceparent() {
        return "00-%s-%s-01".formatted(this.traceId, this.spanId);
    }

    /** Asks with these fields and returns the body of the answer. */
    static String get(TestClient client, String path, String... fields) {
        return client.with(fields)
                .get()
                .uri(path)
                .responseContent()
                .aggregate()
                .asString()
                .blockOptional(Duration.ofSeconds(30))
                .orElse("");
    }

    /** Starts another server, which answers with a field of the request. */
    static DisposableServer echo(String field) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) ->
                        response.sendString(
                                Mono.just(
                                        Objects.requireNonNullElse(
                                                request.requestHeaders().get(field), "none"))))
                .bindNow();
    }

    /** Waits for a span of this trace, which is exported after the response. */
    SpanData await(InMemorySpanExporter spans, SpanKind kind) {
        while (true) {
            Optional<SpanData> found =
                    spans.getFinishedSpanItems().stream()
                            .filter(span ->
                                    span.getTraceId().equals(this.traceId)
                                            && span.getKind() == kind)
                            .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }
}
