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
package dev.tertia.autoconfigure.http3;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServerRequest;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One run of an instance, from its start to its graceful end. */
final class RollingServer {

    static final String ATTEMPT = "x-attempt";

    private static final Duration WORK = Duration.ofMillis(20);

    private final String name;

    private final AttemptLedger ledger;

    private final OncePerProtocol served = new OncePerProtocol();

    private final OncePerProtocol held = new OncePerProtocol();

    private final OncePerProtocol turnedAway = new OncePerProtocol();

    private final Sinks.Empty<Void> release = Sinks.empty();

    private final ReactiveWebServerApplicationContext context;

    private volatile boolean closing;

    RollingServer(String name, AttemptLedger ledger) {
        this.name = name;
        this.ledger = ledger;
        this.context =
                (ReactiveWebServerApplicationContext)
                        new SpringApplicationBuilder(TestApplication.class, OwnLoops.class)
                                .web(WebApplicationType.REACTIVE)
                                .initializers(created ->
                                        created.getBeanFactory().registerSingleton("work", work()))
                                .properties(
                                        "server.port=0",
                                        "server.address=127.0.0.1",
                                        "server.shutdown=graceful",
                                        "spring.main.banner-mode=off")
                                .properties(
                                        TestApplication.HTTP3_IN_DEVELOPMENT.toArray(String[]::new))
                                .run();
    }

    String name() {
        return this.name;
    }

    int port() {
        return TestApplication.port(this.context);
    }

    boolean isClosing() {
        return this.closing;
    }

    void awaitLoad() throws InterruptedException {
        this.served.await(this.name + " has load");
    }

    void turnedAway(HttpProtocol protocol) {
        if (this.closing) {
            this.turnedAway.happened(protocol);
        }
    }

    /** Ends while requests are in flight and new ones come, over each protocol. */
    void closeUnderLoad() throws Exception {
        this.closing = true;
        this.held.await(this.name + " has a request in flight");
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closed = thread.submit(this.context::close);
            this.turnedAway.await(this.name + " turns requests away");
            this.release.tryEmitEmpty().orThrow();
            closed.get(30, TimeUnit.SECONDS);
        }
    }

    void close() {
        this.context.close();
    }

    private RouterFunction<ServerResponse> work() {
        return RouterFunctions.route().GET("/work", this::work).POST("/work", this::work).build();
    }

    private Mono<ServerResponse> work(ServerRequest request) {
        String attempt = Objects.requireNonNull(request.headers().firstHeader(ATTEMPT));
        this.ledger.arrived(attempt);
        HttpProtocol protocol = protocol(request);
        this.served.happened(protocol);
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .doOnNext(body -> this.ledger.processed(attempt))
                .delayUntil(body -> duration(protocol))
                .flatMap(body -> ServerResponse.ok().bodyValue(answer(attempt, body)));
    }

    /** While it is about to close, one request of each protocol stays until it is let go. */
    private Mono<?> duration(HttpProtocol protocol) {
        return (this.closing && this.held.happened(protocol))
                ? this.release.asMono()
                : Mono.delay(WORK);
    }

    String answer(String attempt, String body) {
        return this.name + " did " + attempt + " with " + body.length();
    }

    private static HttpProtocol protocol(ServerRequest request) {
        HttpServerRequest nativeRequest =
                ServerHttpRequestDecorator.getNativeRequest(request.exchange().getRequest());
        return switch (nativeRequest.protocol()) {
            case "HTTP/1.1" -> HttpProtocol.HTTP11;
            case "HTTP/2.0" -> HttpProtocol.H2;
            case "HTTP/3.0" -> HttpProtocol.HTTP3;
            default -> throw new IllegalStateException(nativeRequest.protocol());
        };
    }

    @Override
    public String toString() {
        return this.name + ":" + port();
    }

    /** Instances in one JVM share nothing; and no time after the end may save what was cut. */
    @Configuration(proxyBeanMethods = false)
    static class OwnLoops {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }
}
