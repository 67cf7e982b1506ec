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
package dev.tertia.sample.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;

/** The profile {@code tracing}, with a server in the place of Zipkin. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tertia.http3.enabled=false",
            "tertia.http3.dev-certificate.enabled=false",
            "spring.r2dbc.url=r2dbc:h2:mem:///traced?options=DB_CLOSE_DELAY=-1",
            "spring.flyway.url=jdbc:h2:mem:traced;DB_CLOSE_DELAY=-1"
        })
@ActiveProfiles("tracing")
@AutoConfigureWebTestClient(timeout = "20s")
@TestConstructor(autowireMode = AutowireMode.ALL)
@Timeout(120)
class TracingTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String PARENT = "00f067aa0ba902b7";

    private static final BlockingQueue<String> BODIES = new LinkedBlockingQueue<>(100);

    private static final DisposableServer ZIPKIN =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .route(routes ->
                            routes.post(
                                    "/spans",
                                    (request, response) ->
                                            request.receive()
                                                    .aggregate()
                                                    .asByteArray()
                                                    .map(TracingTests::text)
                                                    .doOnNext(BODIES::add)
                                                    .then(response.status(202).send())))
                    .bindNow();

    private final WebTestClient client;

    TracingTests(WebTestClient client) {
        this.client = client;
    }

    @DynamicPropertySource
    static void zipkin(DynamicPropertyRegistry properties) {
        properties.add("WEB_API_ZIPKIN", () -> "http://127.0.0.1:" + ZIPKIN.port() + "/spans");
    }

    /** Several spans at once come compressed. */
    private static String text(byte[] body) {
        boolean gzip = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        try (InputStream in = new ByteArrayInputStream(body)) {
            byte[] plain = (gzip ? new GZIPInputStream(in) : in).readAllBytes();
            return new String(plain, StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @AfterAll
    static void stop() {
        ZIPKIN.disposeNow();
    }

    @Test
    void aRequestBecomesASpanOfItsClientsTrace() throws InterruptedException {
        this.client
                .get()
                .uri("/api/products")
                .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
        String body = BODIES.take();
        while (!body.contains(TRACE)) {
            body = BODIES.take();
        }
        assertThat(body)
                .contains("\"parentId\":\"" + PARENT + "\"", "\"tertia.rate_limit\":\"allowed\"");
    }
}
