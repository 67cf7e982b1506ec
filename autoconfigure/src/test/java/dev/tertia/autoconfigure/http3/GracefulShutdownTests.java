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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.HttpProtocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** {@code server.shutdown}: TCP and UDP end together. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
final class GracefulShutdownTests {

    private static final List<HttpProtocol> PROTOCOLS = OncePerProtocol.PROTOCOLS;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        this.threads.shutdownNow();
    }

    private static ReactiveWebServerApplicationContext start(String... properties) {
        return (ReactiveWebServerApplicationContext)
                new SpringApplicationBuilder(TestApplication.class, Gate.class)
                        .web(WebApplicationType.REACTIVE)
                        .properties(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.reactor.netty.shutdown-quiet-period=0s",
                                "tertia.http3.enabled=true",
                                "tertia.http3.dev-certificate.enabled=true",
                                TestApplication.CERTIFICATE_FOLDER)
                        .properties(properties)
                        .run();
    }

    /** Sends a request over each protocol that waits at the gate. */
    private List<Future<TestClient.Response>> sendAll(ReactiveWebServerApplicationContext context)
            throws InterruptedException {
        int port = TestApplication.port(context);
        List<Future<TestClient.Response>> responses = new ArrayList<>();
        for (HttpProtocol protocol : PROTOCOLS) {
            TestClient client = new TestClient(protocol, port);
            responses.add(this.threads.submit(() -> client.get("/gate")));
        }
        assertThat(context.getBean(Gate.class).arrived.await(30, TimeUnit.SECONDS)).isTrue();
        return responses;
    }

    private static void await(CapturedOutput output, String line) throws InterruptedException {
        while (!output.getOut().contains(line)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("never logged: " + line);
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void requestsInFlightFinishOverAllProtocols(CapturedOutput output) throws Exception {
        ReactiveWebServerApplicationContext context = start("server.shutdown=graceful");
        int port = TestApplication.port(context);
        Gate gate = context.getBean(Gate.class);
        List<Future<TestClient.Response>> responses = sendAll(context);
        Future<?> closed = this.threads.submit(context::close);
        await(output, "Draining HTTP/3: 1 connections, 1 requests in flight");
        await(output, "Commencing graceful shutdown");
        assertThatException()
                .isThrownBy(() -> new TestClient(HttpProtocol.HTTP3, port).get("/protocol"));
        gate.open.tryEmitEmpty().orThrow();
        for (Future<TestClient.Response> response : responses) {
            assertThat(response.get().text()).isEqualTo("through");
        }
        // Over TCP clients are told to forget HTTP/3; over HTTP/3 they got GOAWAY.
        assertThat(responses)
                .extracting(response -> response.get().altSvc())
                .containsExactly("clear", "clear", null);
        assertThat(responses)
                .extracting(response -> response.get().connection())
                .containsExactly("close", null, null);
        closed.get(30, TimeUnit.SECONDS);
        assertThat(output)
                .contains("Graceful shutdown complete")
                .doesNotContain(" ERROR ", "Closing the HTTP/3 listener");
    }

    @Test
    void connectionsWithinTheirHandshakeAreClosedAsWell(CapturedOutput output) throws Exception {
        ReactiveWebServerApplicationContext context = start("server.shutdown=graceful");
        InetAddress local = InetAddress.getLoopbackAddress();
        try (Socket early = new Socket(local, TestApplication.port(context))) {
            sendAll(context);
            Future<?> closed = this.threads.submit(context::close);
            await(output, "Commencing graceful shutdown");
            assertThatIOException().isThrownBy(() -> handshake(early));
            context.getBean(Gate.class).open.tryEmitEmpty().orThrow();
            closed.get(30, TimeUnit.SECONDS);
        }
    }

    private static void handshake(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        ((SSLSocket)
                        tls.getSocketFactory()
                                .createSocket(socket, "localhost", socket.getPort(), true))
                .startHandshake();
    }

    @Test
    void theDeadlineIsKept(CapturedOutput output) throws Exception {
        ReactiveWebServerApplicationContext context =
                start(
                        "server.shutdown=graceful",
                        "spring.lifecycle.timeout-per-shutdown-phase=300ms");
        sendAll(context);
        context.close();
        assertThat(output).contains("Closing the HTTP/3 listener with 1 requests in flight");
        // Logged by a thread that nobody waits for.
        await(output, "Graceful shutdown aborted with one or more requests still active");
    }

    @Test
    void immediateShutdownWaitsForNobody(CapturedOutput output) throws Exception {
        ReactiveWebServerApplicationContext context = start("server.shutdown=immediate");
        sendAll(context);
        context.close();
        assertThat(output)
                .contains("Closing the HTTP/3 listener with 1 requests in flight")
                .doesNotContain("Draining HTTP/3");
    }

    /** Requests wait here until it is opened. */
    @Configuration(proxyBeanMethods = false)
    static class Gate {

        private final CountDownLatch arrived = new CountDownLatch(PROTOCOLS.size());

        private final Sinks.Empty<Void> open = Sinks.empty();

        @Bean
        RouterFunction<ServerResponse> gate() {
            return RouterFunctions.route()
                    .GET(
                            "/gate",
                            request -> {
                                this.arrived.countDown();
                                return this.open
                                        .asMono()
                                        .then(
                                                Mono.defer(() ->
                                                        ServerResponse.ok().bodyValue("through")));
                            })
                    .build();
        }
    }
}
