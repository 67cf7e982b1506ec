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
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.tertia.http.LogRecorder;
import dev.tertia.http.TraceIds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

final class RequestLogWriterTests {

    private static final String NAME = "tertia.request.test";

    private static final RequestLogger LOGGER =
            new RequestLogger(LoggerFactory.getLogger(NAME), org.slf4j.event.Level.INFO);

    private static final RequestLogEntry WHOLE =
            new RequestLogEntry(
                    Instant.parse("2026-11-23T10:15:30.123Z"),
                    Duration.ofNanos(12_345_678),
                    "GET",
                    "/orders/7",
                    "q=%22x",
                    "HTTP/3",
                    "2001:db8::1",
                    Map.of("user-agent", "curl/8", "referer", "https://example.com/"),
                    503,
                    12,
                    345,
                    "IOException: no disk",
                    new TraceIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"),
                    "allowed",
                    "miss",
                    true);

    private final LogRecorder log = LogRecorder.of(NAME, Level.INFO);

    @AfterEach
    void stopRecording() {
        this.log.close();
    }

    private static RequestLogEntry hostile(String text) {
        return new RequestLogEntry(
                Instant.EPOCH,
                Duration.ZERO,
                "GET",
                "/",
                null,
                "HTTP/2",
                null,
                Map.of("user-agent", text),
                null,
                0,
                0,
                text,
                null,
                null,
                null,
                false);
    }

    private ILoggingEvent written(RequestLogWriter writer, RequestLogEntry entry) {
        assertThat(writer.isEnabled()).isTrue();
        writer.write(entry);
        return this.log.events().getLast();
    }

    @Test
    void json() {
        ILoggingEvent event = written(new JsonRequestLogWriter(LOGGER), WHOLE);
        assertThat(event.getFormattedMessage())
                .isEqualTo(
                        "{\"timestamp\":\"2026-11-23T10:15:30.123Z\",\"method\":\"GET\","
                            + "\"path\":\"/orders/7\",\"query\":\"q=%22x\",\"protocol\":\"HTTP/3\","
                            + "\"remote_addr\":\"2001:db8::1\","
                                + userAgentAndReferer(event)
                                + "\"status_code\":503,\"duration_ms\":12.346,\"bytes_received\":12,\"bytes_sent\":345,\"error\":\"IOException:"
                                + " no disk\",\"rate_limit\":\"allowed\",\"cache\":\"miss\","
                                + "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
                                + "\"span_id\":\"b7ad6b7169203331\",\"slow\":true}");
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
    }

    /** A map without order. */
    private static String userAgentAndReferer(ILoggingEvent event) {
        String agent = "\"user_agent\":\"curl/8\",";
        String referer = "\"referer\":\"https://example.com/\",";
        return event.getFormattedMessage().contains(agent + referer)
                ? agent + referer
                : referer + agent;
    }

    @Test
    void jsonOfATextThatTriesToEndTheLine() {
        String hostile = "x\"}\r\n{\"forged\":\"\u2028\u0085\u001b[31m\u00e9";
        ILoggingEvent event = written(new JsonRequestLogWriter(LOGGER), hostile(hostile));
        assertThat(event.getFormattedMessage()).matches("[ -~]+");
        JsonNode line = JsonMapper.shared().readTree(event.getFormattedMessage());
        assertThat(line.get("user_agent").stringValue()).isEqualTo(hostile);
        assertThat(line.has("forged")).isFalse();
        assertThat(line.has("status_code")).isFalse();
        assertThat(event.getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void text() {
        assertThat(
                        written(new TextRequestLogWriter(LOGGER, ZoneOffset.UTC), WHOLE)
                                .getFormattedMessage())
                .isEqualTo(
                        "2001:db8::1 - - [23/Nov/2026:10:15:30 +0000] \"GET /orders/7?q=%22x"
                                + " HTTP/3\" 503 345 \"https://example.com/\" \"curl/8\" 12ms"
                                + " \"IOException: no disk\"");
    }

    @Test
    void textOfATextThatTriesToEndTheLine() {
        assertThat(
                        written(
                                        new TextRequestLogWriter(LOGGER, ZoneOffset.UTC),
                                        hostile("a\\\"\r\n\u2028\u001b"))
                                .getFormattedMessage())
                .isEqualTo(
                        "- - - [01/Jan/1970:00:00:00 +0000] \"GET / HTTP/2\" - 0 \"-\""
                                + " \"a\\\\\\\"\\u000d\\u000a\\u2028\\u001b\" 0ms"
                                + " \"a\\\\\\\"\\u000d\\u000a\\u2028\\u001b\"");
    }

    @Test
    void structured() {
        ILoggingEvent event = written(new StructuredRequestLogWriter(LOGGER), WHOLE);
        assertThat(event.getFormattedMessage()).isEqualTo("GET /orders/7");
        Map<String, Object> fields =
                event.getKeyValuePairs().stream()
                        .collect(
                                Collectors.toMap(
                                        (KeyValuePair pair) -> pair.key, pair -> pair.value));
        assertThat(fields)
                .containsEntry("http.request.method", "GET")
                .containsEntry("url.path", "/orders/7")
                .containsEntry("url.query", "q=%22x")
                .containsEntry("http.version", "3")
                .containsEntry("client.address", "2001:db8::1")
                .containsEntry("user_agent.original", "curl/8")
                .containsEntry("http.response.status_code", 503)
                .containsEntry("event.duration", 12_345_678L)
                .containsEntry("http.response.body.bytes", 345L)
                .containsEntry("error.message", "IOException: no disk")
                .containsEntry("trace.id", "0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void structuredWithoutWhatIsNotKnown() {
        ILoggingEvent event = written(new StructuredRequestLogWriter(LOGGER), hostile("x"));
        assertThat(event.getKeyValuePairs())
                .extracting(pair -> pair.key)
                .doesNotContain("http.response.status_code", "client.address", "trace.id");
    }

    @Test
    void levels() {
        RequestLogger quiet =
                new RequestLogger(LoggerFactory.getLogger(NAME), org.slf4j.event.Level.DEBUG);
        new TextRequestLogWriter(quiet, ZoneOffset.UTC).write(hostile("x"));
        assertThat(this.log.events()).isEmpty();
        new TextRequestLogWriter(quiet, ZoneOffset.UTC).write(WHOLE);
        assertThat(this.log.messages(Level.WARN)).hasSize(1);
    }
}
