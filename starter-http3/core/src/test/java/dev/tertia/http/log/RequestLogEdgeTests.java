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
package dev.tertia.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;

import dev.tertia.http.LogRecorder;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class RequestLogEdgeTests {

    private static RequestLogFilter filter(Consumer<RequestLogEntry> entries) {
        RequestLogWriter writer =
                new RequestLogWriter() {
                    @Override
                    public boolean isEnabled() {
                        return true;
                    }

                    @Override
                    public void write(RequestLogEntry entry) {
                        entries.accept(entry);
                    }
                };
        return new RequestLogFilter(
                new RequestLogRules(List.of(), List.of(), 1, null),
                new RequestMasks(List.of(), List.of(), List.of()),
                exchange -> null,
                writer);
    }

    private static Mono<Void> answer(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        return response.writeWith(
                Mono.just(response.bufferFactory().wrap("abc".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void failureOfTheWriterDoesNotReachTheClient() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        RequestLogFilter filter =
                filter(entry -> {
                    throw new IllegalStateException("full");
                });
        try (LogRecorder log = LogRecorder.of(RequestLogFilter.class, Level.WARN)) {
            filter.filter(exchange, RequestLogEdgeTests::answer).block();
            assertThat(log.messages(Level.WARN)).hasSize(1);
        }
        assertThat(exchange.getResponse().getBodyAsString().block()).isEqualTo("abc");
    }

    /** Servers drop what is written for HEAD. */
    @Test
    void bodyForHeadIsNotCounted() {
        List<RequestLogEntry> entries = new ArrayList<>();
        filter(entries::add)
                .filter(
                        MockServerWebExchange.from(MockServerHttpRequest.head("/")),
                        RequestLogEdgeTests::answer)
                .block();
        assertThat(entries).extracting(RequestLogEntry::bytesSent).containsExactly(0L);
    }
}
