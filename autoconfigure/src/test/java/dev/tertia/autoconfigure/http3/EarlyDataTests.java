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

import static dev.tertia.http3.service.ResumingClient.EARLY_DATA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.EarlyData;
import dev.tertia.http3.service.ResumingClient;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code tertia.http3.early-data}, with ngtcp2's client. */
@Timeout(120)
final class EarlyDataTests {

    private static final String EARLY = "[seen-as-early: true]";

    private static final String NOT_EARLY = "[seen-as-early: false]";

    private static final String TOO_EARLY = "[:status: 425]";

    private final ResumingClient client;

    private final ReplacedCertificate certificate;

    EarlyDataTests(@TempDir Path folder) {
        this.client = new ResumingClient(folder);
        this.certificate = new ReplacedCertificate(folder);
    }

    @BeforeEach
    void install() throws Exception {
        this.certificate.installFirst();
    }

    private ReactiveWebServerApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(this.certificate.properties());
        all.add("tertia.http3.dev-certificate.enabled=false");
        all.addAll(List.of(properties));
        return TestApplication.startWith(Handlers.class, all.toArray(String[]::new));
    }

    private static InetSocketAddress address(ReactiveWebServerApplicationContext context) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), TestApplication.port(context));
    }

    @Test
    void isKnownToHandlers() throws Exception {
        try (var context = start("tertia.http3.early-data=true")) {
            InetSocketAddress server = address(context);
            assertThat(this.client.get(server)).contains(NOT_EARLY);
            assertThat(this.client.get(server)).contains(EARLY_DATA, EARLY);
            assertThat(this.client.post(server))
                    .contains(EARLY_DATA, TOO_EARLY)
                    .doesNotContain("seen-as-early");
        }
    }

    @Test
    void isNotTakenByDefault() throws Exception {
        try (var context = start()) {
            InetSocketAddress server = address(context);
            assertThat(this.client.get(server)).contains(NOT_EARLY);
            assertThat(this.client.post(server)).contains(NOT_EARLY);
        }
    }

    /** Tickets belong to a certificate: what comes with an old one waits for the handshake. */
    @Test
    void isNotTakenWithATicketOfAnotherCertificate() throws Exception {
        try (var context = start("tertia.http3.early-data=true")) {
            InetSocketAddress server = address(context);
            assertThat(this.client.get(server)).contains(NOT_EARLY);
            ReplacedCertificate.await(this.certificate.installSecond(), server.getPort());
            assertThat(this.client.post(server)).contains(EARLY_DATA, NOT_EARLY);
            // This one has left a new ticket.
            assertThat(this.client.get(server)).contains(EARLY_DATA, EARLY);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Handlers {

        @Bean
        RouterFunction<ServerResponse> early() {
            return RouterFunctions.route(RequestPredicates.path("/"), Handlers::answer);
        }

        private static Mono<ServerResponse> answer(ServerRequest request) {
            boolean early = EarlyData.contains(request.exchange().getRequest());
            return ServerResponse.ok().header("Seen-As-Early", Boolean.toString(early)).build();
        }
    }
}
