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

import dev.tertia.autoconfigure.http3.TestApplication;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;

import org.slf4j.MDC;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Handlers that leave their thread or the application, and tell which trace they are in. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class TracedRoutes {

    /** Starts the application with all its requests traced. */
    static ReactiveWebServerApplicationContext start(String... properties) {
        return start(TracedRoutes.class, properties);
    }

    /** Starts it with a configuration that imports this one. */
    static ReactiveWebServerApplicationContext start(Class<?> configuration, String... properties) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "management.tracing.export.enabled=true",
                                "management.tracing.export.zipkin.enabled=false",
                                "management.tracing.sampling.probability=1.0",
                                "management.opentelemetry.tracing.export.schedule-delay=10ms",
                                "spring.reactor.context-propagation=auto",
                                "spring.threads.virtual.enabled=true",
                                "spring.task.execution.propagate-context=true"));
        all.addAll(List.of(properties));
        return TestApplication.startWith(configuration, all.toArray(String[]::new));
    }

    @Bean
    InMemorySpanExporter spans() {
        return InMemorySpanExporter.create();
    }

    @Bean
    AsyncWork asyncWork() {
        return new AsyncWork();
    }

    @Bean(destroyMethod = "dispose")
    Scheduler virtualThreads() {
        return Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    RouterFunction<ServerResponse> wanderingRoutes(
            AsyncWork work, Scheduler virtualThreads, WebClient.Builder clients) {
        WebClient client = clients.build();
        return RouterFunctions.route()
                .GET(
                        "/delay",
                        request -> answer(Mono.delay(Duration.ofMillis(5)).map(tick -> trace())))
                .GET(
                        "/virtual",
                        request ->
                                answer(
                                        Mono.fromCallable(TracedRoutes::trace)
                                                .subscribeOn(virtualThreads)))
                .GET("/async", request -> answer(Mono.fromFuture(work::trace)))
                .GET(
                        "/call",
                        request ->
                                answer(
                                        client.get()
                                                .uri(request.queryParam("to").orElseThrow())
                                                .retrieve()
                                                .bodyToMono(String.class)))
                .build();
    }

    private static Mono<ServerResponse> answer(Mono<String> text) {
        return text.flatMap(body -> ServerResponse.ok().bodyValue(body));
    }

    private static String trace() {
        return MDC.get("traceId") + (Thread.currentThread().isVirtual() ? " virtual" : "");
    }

    /** Work for another thread. */
    static class AsyncWork {

        @Async
        public CompletableFuture<String> trace() {
            return CompletableFuture.completedFuture(TracedRoutes.trace());
        }
    }
}
