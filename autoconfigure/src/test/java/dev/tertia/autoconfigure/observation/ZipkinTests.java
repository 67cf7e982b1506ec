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

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;
import dev.tertia.http3.service.RedisServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/** A request over HTTP/3 from its client's trace to a Zipkin server, a Redis server between. */
@Timeout(300)
final class ZipkinTests {

    private static final String SERVER = "SERVER";

    private static final String STORE = "CLIENT redis";

    private static final String CALL = "CLIENT localhost";

    @TempDir private Path folder;

    private static ReactiveWebServerApplicationContext start(ZipkinServer zipkin, int redisPort) {
        return TracedRoutes.start(
                "management.tracing.export.zipkin.enabled=true",
                "management.tracing.export.zipkin.endpoint=" + zipkin.endpoint(),
                "tertia.http.request-log.enabled=true",
                "tertia.http.rate-limit.policies.burst.capacity=100",
                "tertia.http.rate-limit.store=redis",
                "tertia.http.rate-limit.redis.timeout=10s",
                "spring.data.redis.port=" + redisPort);
    }

    @Test
    void aTraceHasTheRequestTheStoreAndTheCall() throws Exception {
        DisposableServer other = SentTrace.echo("traceparent");
        try (ZipkinServer zipkin = ZipkinServer.start();
                RedisServer redis = new RedisServer(this.folder);
                var context = start(zipkin, redis.port())) {
            ListAppender<ILoggingEvent> log = requestLog();
            SentTrace sent = SentTrace.random();
            SentTrace.get(
                    new TestClient(HttpProtocol.HTTP3, TestApplication.port(context)),
                    "/call?to=http://localhost:" + other.port(),
                    "traceparent",
                    sent.traceparent());
            List<JsonNode> spans = zipkin.await(sent.traceId(), List.of(SERVER, STORE, CALL));
            JsonNode server = span(spans, SERVER);
            assertThat(server.path("parentId").asString("")).isEqualTo(sent.spanId());
            assertThat(server.path("tags").path("network.protocol.version").asString(""))
                    .isEqualTo("3");
            assertThat(server.path("tags").path("tertia.rate_limit").asString(""))
                    .isEqualTo("allowed");
            for (String role : List.of(STORE, CALL)) {
                assertThat(span(spans, role).path("parentId").asString(""))
                        .as(role)
                        .isEqualTo(server.path("id").asString(""));
            }
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line ->
                            line.contains("\"trace_id\":\"" + sent.traceId() + "\"")
                                    && line.contains(server.path("id").asString("")));
        } finally {
            other.dispose();
        }
    }

    private static JsonNode span(List<JsonNode> spans, String role) {
        return spans.stream()
                .filter(span -> ZipkinServer.role(span).equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static ListAppender<ILoggingEvent> requestLog() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger("tertia.request")).addAppender(appender);
        return appender;
    }
}
