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
package dev.tertia.http.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The filter in a real server, with real buffers. */
final class ReactorNettyTests {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private static final int CROWD = 50;

    private final AtomicInteger arrived = new AtomicInteger();

    private final Sinks.Empty<Void> allArrived = Sinks.empty();

    private final AtomicInteger count = new AtomicInteger();

    private final ResponseCache cache = new ResponseCache(ResponseCacheConfig.defaults());

    private final DisposableServer server =
            HttpServer.create().handle(new ReactorHttpHandlerAdapter(handler())).bindNow();

    private HttpClient client = HttpClient.newConnection();

    @BeforeEach
    void connect() {
        this.client = this.client.baseUrl("http://localhost:" + this.server.port());
    }

    @AfterEach
    void stop() {
        this.server.disposeNow();
    }

    @Test
    void answersManyAtOnceByOneRequest() {
        List<String> bodies =
                Flux.range(0, CROWD)
                        .flatMap(i -> get("/crowded"), CROWD)
                        .collectList()
                        .blockOptional(WAIT)
                        .orElseThrow();
        assertThat(bodies).hasSize(CROWD).containsOnly("200 slow 1");
        assertThat(this.count).hasValue(1);
    }

    @Test
    void storesLargeBodiesUpToTheLimit() {
        assertThat(fetch("/large?900000")).hasSize("200 ".length() + 900_000);
        assertThat(fetch("/large?900000")).hasSize("200 ".length() + 900_000);
        assertThat(this.count).hasValue(1);
        assertThat(fetch("/large?2000000")).hasSize("200 ".length() + 2_000_000);
        assertThat(fetch("/large?2000000")).hasSize("200 ".length() + 2_000_000);
        assertThat(this.count).hasValue(3);
    }

    @Test
    void validatesWithHandlersThatCheckConditions() {
        assertThat(fetch("/checked")).isEqualTo("200 checked");
        assertThat(fetch("/checked")).isEqualTo("200 checked");
        assertThat(this.count).hasValue(2);
        assertThat(this.cache.stats().count(CacheStatus.STALE)).isEqualTo(1);
        Integer status =
                this.client
                        .headers(headers -> headers.set("If-None-Match", "\"v1\""))
                        .get()
                        .uri("/checked")
                        .response()
                        .map(response -> response.status().code())
                        .block(WAIT);
        assertThat(status).isEqualTo(HttpStatus.NOT_MODIFIED.value());
    }

    @Test
    void storesNothingThatBelongsToASession() {
        assertThat(fetch("/session")).isEqualTo("200 session");
        assertThat(fetch("/session")).isEqualTo("200 session");
        assertThat(this.count).hasValue(2);
    }

    @Test
    void passesStreamsOn() {
        assertThat(this.client.get().uri("/events").responseContent().asString().next().block(WAIT))
                .isEqualTo("data:0\n\n");
    }

    @Test
    void answersHeadAndInvalidates() {
        assertThat(fetch("/slow")).isEqualTo("200 slow 1");
        String length =
                this.client
                        .head()
                        .uri("/slow")
                        .response()
                        .map(response -> "" + response.responseHeaders().get("Content-Length"))
                        .block(WAIT);
        assertThat(length).isEqualTo("6");
        this.client.post().uri("/slow").response().block(WAIT);
        assertThat(fetch("/slow")).isEqualTo("200 slow 2");
    }

    private String fetch(String uri) {
        return get(uri).blockOptional(WAIT).orElseThrow();
    }

    private Mono<String> get(String uri) {
        return this.client
                .get()
                .uri(uri)
                .responseSingle((response, body) ->
                        body.asString().map(text -> response.status().code() + " " + text));
    }

    private HttpHandler handler() {
        return WebHttpHandlerBuilder.webHandler(
                        RouterFunctions.toWebHandler(routes(), HandlerStrategies.withDefaults()))
                .filter(this::arrive, new ResponseCacheFilter(this.cache))
                .build();
    }

    private Mono<Void> arrive(ServerWebExchange exchange, WebFilterChain chain) {
        if (this.arrived.incrementAndGet() == CROWD) {
            this.allArrived.tryEmitEmpty().orThrow();
        }
        return chain.filter(exchange);
    }

    private RouterFunction<ServerResponse> routes() {
        return route(GET("/slow"), this::slow)
                .andRoute(POST("/slow"), request -> ServerResponse.noContent().build())
                .andRoute(GET("/crowded"), this::crowded)
                .andRoute(GET("/large"), this::large)
                .andRoute(GET("/checked"), this::checked)
                .andRoute(GET("/session"), this::session)
                .andRoute(GET("/events"), request -> events());
    }

    private Mono<ServerResponse> slow(ServerRequest request) {
        return fresh().bodyValue("slow " + this.count.incrementAndGet());
    }

    /** Answers when all requests are there. */
    private Mono<ServerResponse> crowded(ServerRequest request) {
        return this.allArrived.asMono().then(slow(request));
    }

    private Mono<ServerResponse> large(ServerRequest request) {
        this.count.incrementAndGet();
        int size = Integer.parseInt(request.uri().getQuery());
        return fresh().body(Flux.range(0, size / 1_000).map(i -> "x".repeat(1_000)), String.class);
    }

    private Mono<ServerResponse> checked(ServerRequest request) {
        this.count.incrementAndGet();
        return ServerResponse.ok()
                .eTag("v1")
                .header("Cache-Control", "no-cache, max-age=9")
                .bodyValue("checked");
    }

    private Mono<ServerResponse> session(ServerRequest request) {
        this.count.incrementAndGet();
        return request.session()
                .doOnNext(session -> session.getAttributes().put("a", "b"))
                .then(fresh().bodyValue("session"));
    }

    private static Mono<ServerResponse> events() {
        return fresh().contentType(MediaType.TEXT_EVENT_STREAM)
                .body(Flux.just("0").concatWith(Flux.never()), String.class);
    }

    private static ServerResponse.BodyBuilder fresh() {
        return ServerResponse.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)));
    }
}
