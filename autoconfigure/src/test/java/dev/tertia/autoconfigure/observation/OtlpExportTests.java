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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a collector gets. */
@Timeout(120)
final class OtlpExportTests {

    private static DisposableServer collector(BlockingQueue<String> bodies) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes ->
                        routes.post(
                                "/v1/traces",
                                (request, response) ->
                                        request.receive()
                                                .aggregate()
                                                .asByteArray()
                                                .doOnNext(body ->
                                                        bodies.add(HexFormat.of().formatHex(body)))
                                                .then(response.send())))
                .bindNow();
    }

    @Test
    void spansReachACollector() throws InterruptedException {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>(100);
        DisposableServer collector = collector(bodies);
        try (var context =
                TracedRoutes.start(
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                                + collector.port()
                                + "/v1/traces")) {
            SentTrace sent = SentTrace.random();
            SentTrace.get(
                    new TestClient(HttpProtocol.HTTP3, TestApplication.port(context)),
                    "/protocol",
                    "traceparent",
                    sent.traceparent());
            String body = bodies.take();
            while (!body.contains(sent.traceId())) {
                body = bodies.take();
            }
            assertThat(body).contains(sent.spanId());
        } finally {
            collector.dispose();
        }
    }
}
