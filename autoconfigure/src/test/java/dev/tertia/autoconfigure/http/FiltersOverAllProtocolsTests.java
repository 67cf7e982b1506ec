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

import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the filters do is the same over each protocol. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
final class FiltersOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final BlockingQueue<JsonNode> LOG = new LinkedBlockingQueue<>();

    private static final LogLines LINES = new LogLines("tertia.request", LOG::add);

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start(CapturedOutput output) {
        context =
                TestApplication.start(
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.errors.enabled=true",
                        "tertia.http.request-log.enabled=true",
                        "tertia.http.cors.allowed-origins=https://shop.example.com",
                        "server.forward-headers-strategy=native");
        assertThat(output)
                .contains(
                        "HTTP filters: requestLogFilter (-600) > errorGuardFilter (-500) >"
                                + " clientAddressFilter (-400) > corsFilter (-300)")
                .contains("believes the leftmost entry of forwarded headers");
        LINES.start();
    }

    @AfterAll
    static void stop() {
        LINES.close();
        context.close();
    }

    private static HttpClient client(HttpProtocol protocol, String... fields) {
        LOG.clear();
        return new TestClient(protocol, TestApplication.port(context)).with(fields);
    }

    private static HttpClientResponse response(HttpClient.ResponseReceiver<?> request) {
        return request.response().blockOptional(PATIENCE).orElseThrow();
    }

    private static JsonNode json(HttpClient.ResponseReceiver<?> request) {
        return JsonMapper.shared()
                .readTree(
                        request.responseContent()
                                .aggregate()
                                .asString()
                                .blockOptional(PATIENCE)
                                .orElseThrow());
    }

    private static JsonNode logged() throws InterruptedException {
        return Objects.requireNonNull(LOG.poll(30, TimeUnit.SECONDS), "A line in the log");
    }

    private static String version(HttpProtocol protocol) {
        return switch (protocol) {
            case H2 -> "HTTP/2";
            case HTTP3 -> "HTTP/3";
            default -> "HTTP/1.1";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void failuresAreProblems(HttpProtocol protocol) throws Exception {
        JsonNode broken = json(client(protocol).get().uri("/broken"));
        assertThat(broken.get("status").intValue()).isEqualTo(500);
        assertThat(broken.get("instance").stringValue()).isEqualTo("/broken");
        assertThat(broken.has("detail")).isFalse();
        JsonNode line = logged();
        assertThat(line.get("status_code").intValue()).isEqualTo(500);
        assertThat(line.get("error").stringValue()).contains("for the error page");
        JsonNode missing = json(client(protocol).get().uri("/nowhere"));
        assertThat(missing.get("title").stringValue()).isEqualTo("Not Found");
        // Its line may come after the answer, and must not be taken for that of the next test.
        assertThat(logged().get("status_code").intValue()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void exchangeIsLogged(HttpProtocol protocol) throws Exception {
        json(
                client(protocol, "User-Agent", "test", "X-Forwarded-For", "6.6.6.6, 203.0.113.7")
                        .get()
                        .uri("/nowhere?token=secret&a=1"));
        JsonNode line = logged();
        assertThat(line.get("method").stringValue()).isEqualTo("GET");
        assertThat(line.get("path").stringValue()).isEqualTo("/nowhere");
        assertThat(line.get("query").stringValue()).isEqualTo("token=***&a=1");
        assertThat(line.get("protocol").stringValue()).isEqualTo(version(protocol));
        assertThat(line.get("remote_addr").stringValue()).isEqualTo("203.0.113.7");
        assertThat(line.get("user_agent").stringValue()).isEqualTo("test");
        assertThat(line.get("status_code").intValue()).isEqualTo(404);
        assertThat(line.get("bytes_sent").intValue()).isPositive();
        assertThat(line.get("duration_ms").doubleValue()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void bodiesAreCounted(HttpProtocol protocol) throws Exception {
        client(protocol)
                .post()
                .uri("/echo")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(new byte[50_000])))
                .responseContent()
                .aggregate()
                .asByteArray()
                .block(PATIENCE);
        JsonNode line = logged();
        assertThat(line.get("bytes_received").intValue()).isEqualTo(50_000);
        assertThat(line.get("bytes_sent").intValue()).isEqualTo(50_000);
    }

    /** The proxy is trusted, what the client has put to the left of its entry is not. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void forgedAddressIsNotBelieved(HttpProtocol protocol) {
        String remote =
                client(protocol, "X-Forwarded-For", "6.6.6.6, 203.0.113.7")
                        .get()
                        .uri("/remote")
                        .responseContent()
                        .aggregate()
                        .asString()
                        .block(PATIENCE);
        assertThat(remote).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void originOfAnotherIsRefused(HttpProtocol protocol) {
        HttpClientResponse allowed =
                response(client(protocol, "Origin", "https://shop.example.com").get().uri("/long"));
        assertThat(allowed.responseHeaders().get("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example.com");
        assertThat(allowed.responseHeaders().getAll("Vary")).contains("Origin");
        HttpClientResponse refused =
                response(client(protocol, "Origin", "https://evil.example").get().uri("/long"));
        assertThat(refused.status().code()).isEqualTo(403);
        assertThat(refused.responseHeaders().get("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void preflight(HttpProtocol protocol) {
        HttpClientResponse response =
                response(
                        client(
                                        protocol,
                                        "Origin",
                                        "https://shop.example.com",
                                        "Access-Control-Request-Method",
                                        "POST")
                                .options()
                                .uri("/long"));
        assertThat(response.status().code()).isEqualTo(204);
        assertThat(response.responseHeaders().get("Access-Control-Allow-Methods"))
                .isEqualTo("GET,HEAD,POST");
    }

    /** Also the failures can be read by the page that is allowed. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void corsIsOnFailures(HttpProtocol protocol) {
        HttpClientResponse response =
                response(
                        client(protocol, "Origin", "https://shop.example.com")
                                .get()
                                .uri("/broken"));
        assertThat(response.status().code()).isEqualTo(500);
        assertThat(response.responseHeaders().get("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example.com");
    }
}
