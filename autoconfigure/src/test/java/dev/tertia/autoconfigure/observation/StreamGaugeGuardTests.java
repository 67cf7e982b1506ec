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

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.netty.Metrics;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** In this order: a filter stays in the registry, which is that of the whole process. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StreamGaugeGuardTests {

    private static final int FEW = 20;

    /** With streams that Reactor Netty has not seen before: it remembers them. */
    private static final int MANY = 60;

    private static List<Meter> gaugesOfStreams() {
        return Metrics.REGISTRY.getMeters().stream()
                .filter(meter -> StreamGaugeGuard.isOfStream(meter.getId()))
                .toList();
    }

    private static void serve(int requests, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("spring.main.sources=" + Measuring.class.getName());
        ConnectionProvider oneConnection = ConnectionProvider.create("one", 1);
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(all.toArray(String[]::new))) {
            TestClient test = new TestClient(HttpProtocol.HTTP3, TestApplication.port(context));
            HttpClient client = test.over(HttpClient.create(oneConnection));
            for (int i = 0; i < requests; i++) {
                assertThat(
                                client.get()
                                        .uri(test.uri("/later"))
                                        .responseContent()
                                        .aggregate()
                                        .asString()
                                        .block(Duration.ofSeconds(30)))
                        .isEqualTo("later");
            }
        } finally {
            oneConnection.disposeLater().block(Duration.ofSeconds(30));
        }
    }

    /** When this fails, Reactor Netty has mended it, and the guard can go. */
    @Test
    @Order(1)
    void isStillNeeded() {
        serve(FEW, "tertia.observation.metrics.enabled=false");
        assertThat(gaugesOfStreams()).isNotEmpty();
        gaugesOfStreams().forEach(Metrics.REGISTRY::remove);
    }

    @Test
    @Order(2)
    void keepsTheGaugesOfStreamsAway() {
        serve(MANY);
        assertThat(gaugesOfStreams()).isEmpty();
        assertThat(Metrics.REGISTRY.find("reactor.netty.http.server.response.time").timers())
                .isNotEmpty();
    }

    @Test
    void leavesOtherMetersAlone() {
        assertThat(StreamGaugeGuard.isOfStream(gauge("127.0.0.1:8443"))).isFalse();
        assertThat(StreamGaugeGuard.isOfStream(gauge("QuicStreamAddress{streamId=4}"))).isTrue();
    }

    private static Meter.Id gauge(String address) {
        return new Meter.Id(
                "reactor.netty.http.server.streams.active",
                Tags.of("uri", "http", "local.address", address),
                null,
                null,
                Meter.Type.GAUGE);
    }

    /** A server that Reactor Netty measures. */
    @Configuration(proxyBeanMethods = false)
    static class Measuring {

        @Bean
        NettyServerCustomizer measuring() {
            return server -> server.metrics(true, uri -> "any");
        }

        /** Not on the event loop, which is what makes Reactor Netty lose sight of a request. */
        @Bean
        RouterFunction<ServerResponse> later() {
            return RouterFunctions.route()
                    .GET(
                            "/later",
                            request ->
                                    Mono.just("later")
                                            .delayElement(Duration.ofMillis(1))
                                            .flatMap(text -> ServerResponse.ok().bodyValue(text)))
                    .build();
        }
    }
}
