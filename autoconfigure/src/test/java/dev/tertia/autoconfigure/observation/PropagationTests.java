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

import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;

/** The other way to tell a trace. */
@Timeout(120)
final class PropagationTests {

    @Test
    void speaksB3OnDemand() {
        DisposableServer other = SentTrace.echo("b3");
        try (var b3 = TracedRoutes.start("management.tracing.propagation.type=B3")) {
            SentTrace sent = SentTrace.random();
            String passedOn =
                    SentTrace.get(
                            new TestClient(HttpProtocol.HTTP3, TestApplication.port(b3)),
                            "/call?to=http://localhost:" + other.port(),
                            "b3",
                            sent.traceId() + "-" + sent.spanId() + "-1");
            InMemorySpanExporter exported = b3.getBean(InMemorySpanExporter.class);
            SpanData call = sent.await(exported, SpanKind.CLIENT);
            assertThat(passedOn).startsWith(sent.traceId() + "-" + call.getSpanId() + "-1");
            assertThat(sent.await(exported, SpanKind.SERVER).getParentSpanId())
                    .isEqualTo(sent.spanId());
        } finally {
            other.dispose();
        }
    }
}
