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

import dev.tertia.http.ExchangeAttributes;
import dev.tertia.http.FilterOrder;
import dev.tertia.http.TraceIds;
import dev.tertia.http.error.GuardedClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class RequestLogFilterTests {

    private static final TraceIds TRACE = new TraceIds("0af7651916cd43dd8448eb211c80319c", "b7ad");

    private final List<RequestLogEntry> entries = new ArrayList<>();

    private boolean enabled = true;

    private RequestLogFilter filter(RequestLogRules rules) {
        RequestLogWriter writer =
                new RequestLogWriter() {
                    @Override
                    public boolean isEnabled() {
                        return RequestLogFilterTests.this.enabled;
                    }

                    @Override
                    public void write(RequestLogEntry entry) {
                        RequestLogFilterTests.this.entries.add(entry);
                    }
                };
        return new RequestLogFilter(
                rules,
                new RequestMasks(
                        List.of("User-Agent", "Authorization"),
                        List.of("authorization"),
                        List.of("token")),
                exchange -> TRACE,
                writer);
    }

    private static RequestLogRules rules(double sampleRate, @Nullable Duration slow) {
        return new RequestLogRules(List.of(), List.of(), sampleRate, slow);
    }

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    private WebTestClient client() {
        return WebTestClient.bindToRouterFunction(
                        RouterFunctions.route()
                                .POST(
                                        "/echo",
                                        request ->
                                                ServerResponse.ok()
                                                        .body(
                                                                request.bodyToMono(String.class),
                                                                String.class))
                                .GET("/fails", request -> Mono.error(new IOException("no disk")))
                                .build())
                .handlerStrategies(
                        HandlerStrategies.builder()
                                .webFilter(filter(rules(1, null)))
                                .webFilter(GuardedClient.guard())
                                .build())
                .build();
    }

    private RequestLogEntry filtered(
            RequestLogFilter filter, ServerWebExchange exchange, WebFilterChain chain) {
        filter.filter(exchange, chain).onErrorComplete().block();
        assertThat(this.entries).hasSize(1);
        return this.entries.getFirst();
    }

    private static ServerWebExchange get(String uri) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(uri));
    }

    @Test
    void wholeExchange() {
        client().post()
                .uri("/echo?a=1&token=x&b")
                .header("User-Agent", "curl/8")
                .header("Authorization", "Basic c2VjcmV0")
                .bodyValue("gr\u00fc\u00dfe")
                .exchange()
                .expectStatus()
                .isOk();
        RequestLogEntry entry = this.entries.getFirst();
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.path()).isEqualTo("/echo");
        assertThat(entry.query()).isEqualTo("a=1&token=***&b");
        assertThat(entry.headers())
                .containsEntry("user-agent", "curl/8")
                .containsEntry("authorization", "***");
        assertThat(entry.statusCode()).isEqualTo(200);
        assertThat(entry.bytesReceived()).isEqualTo(7);
        assertThat(entry.bytesSent()).isEqualTo(7);
        assertThat(entry.error()).isNull();
        assertThat(entry.trace()).isEqualTo(TRACE);
        assertThat(entry.duration()).isPositive();
    }

    @Test
    void streamIsCountedAsItIsSent() {
        RequestLogEntry entry =
                filtered(
                        filter(rules(1, null)),
                        get("/stream"),
                        chained ->
                                chained.getResponse()
                                        .writeAndFlushWith(
                                                Flux.just("abc", "de")
                                                        .map(text -> buffer(chained, text))));
        assertThat(entry.bytesSent()).isEqualTo(5);
    }

    private static Mono<DataBuffer> buffer(ServerWebExchange exchange, String text) {
        return Mono.just(
                exchange.getResponse().bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void failureIsNamedWithItsAnswer() {
        client().get().uri("/fails").exchange().expectStatus().is5xxServerError();
        assertThat(this.entries.getFirst().statusCode()).isEqualTo(500);
        assertThat(this.entries.getFirst().error()).isEqualTo("IOException: no disk");
        assertThat(this.entries.getFirst().bytesSent()).isPositive();
    }

    @Test
    void whatIsNotThereIsNoFailure() {
        client().get().uri("/nowhere").exchange().expectStatus().isNotFound();
        assertThat(this.entries.getFirst().statusCode()).isEqualTo(404);
        assertThat(this.entries.getFirst().error()).isNull();
    }

    @Test
    void clientThatGoesAway() {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/slow"));
        filter(rules(0, null)).filter(exchange, chained -> Mono.never()).subscribe().dispose();
        assertThat(this.entries).hasSize(1);
        assertThat(this.entries.getFirst().error()).isEqualTo("aborted");
        assertThat(this.entries.getFirst().statusCode()).isNull();
    }

    @Test
    void clientThatGoesAwayWhileSomethingIsWritten() {
        RequestLogEntry entry =
                filtered(
                        filter(rules(1, null)),
                        get("/"),
                        chained -> Mono.error(new IOException("Broken pipe")));
        assertThat(entry.error()).isEqualTo("aborted");
    }

    @Test
    void responseThatIsCut() {
        RequestLogEntry entry =
                filtered(
                        filter(rules(1, null)),
                        get("/"),
                        chained ->
                                chained.getResponse()
                                        .writeWith(buffer(chained, "abc"))
                                        .then(Mono.error(new IllegalStateException("half-way"))));
        assertThat(entry.error()).isEqualTo("cut: IllegalStateException: half-way");
        assertThat(entry.statusCode()).isEqualTo(200);
        assertThat(entry.bytesSent()).isEqualTo(3);
    }

    @Test
    void filterThatThrows() {
        RequestLogEntry entry =
                filtered(
                        filter(rules(1, null)),
                        get("/"),
                        chained -> {
                            throw new IllegalStateException();
                        });
        assertThat(entry.error()).isEqualTo("cut: IllegalStateException");
    }

    @Test
    void stagesSayWhatTheyHaveDone() {
        RequestLogEntry entry =
                filtered(
                        filter(rules(1, null)),
                        MockServerWebExchange.from(
                                MockServerHttpRequest.get("/")
                                        .remoteAddress(
                                                new InetSocketAddress(
                                                        InetAddress.ofLiteral("2001:db8::1"), 1))),
                        chained -> {
                            chained.getAttributes()
                                    .put(ExchangeAttributes.RATE_LIMIT, "refused:burst");
                            chained.getAttributes().put(ExchangeAttributes.CACHE_STATUS, "hit");
                            chained.getResponse().setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
                            return Mono.empty();
                        });
        assertThat(entry.rateLimit()).isEqualTo("refused:burst");
        assertThat(entry.cacheStatus()).isEqualTo("hit");
        assertThat(entry.remoteAddress()).isEqualTo("2001:db8::1");
        assertThat(entry.statusCode()).isEqualTo(429);
    }

    @Test
    void nothingSampledButWhatIsSlowOrFails() {
        filter(rules(0, null)).filter(get("/"), chained -> Mono.empty()).block();
        assertThat(this.entries).isEmpty();
        RequestLogEntry slow =
                filtered(filter(rules(0, Duration.ofNanos(1))), get("/"), chained -> Mono.empty());
        assertThat(slow.slow()).isTrue();
    }

    @Test
    void paths() {
        RequestLogFilter filter =
                filter(
                        new RequestLogRules(
                                List.of(pattern("/api/**")),
                                List.of(pattern("/api/ping")),
                                1,
                                null));
        for (String path : List.of("/api/orders", "/api/ping", "/elsewhere")) {
            filter.filter(get(path), chained -> Mono.empty()).block();
        }
        assertThat(this.entries).extracting(RequestLogEntry::path).containsExactly("/api/orders");
    }

    @Test
    void exchangesAreNotTouchedWhenNothingIsWritten() {
        this.enabled = false;
        ServerWebExchange exchange = get("/");
        filter(rules(1, null))
                .filter(
                        exchange,
                        chained -> {
                            assertThat(chained).isSameAs(exchange);
                            return Mono.empty();
                        })
                .block();
        assertThat(this.entries).isEmpty();
    }

    @Test
    void comesFirst() {
        assertThat(filter(rules(1, null)).getOrder()).isEqualTo(FilterOrder.REQUEST_LOG);
    }
}
