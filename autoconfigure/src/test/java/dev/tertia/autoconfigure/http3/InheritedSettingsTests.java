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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is set for the TCP server holds over HTTP/3 too. */
@ExtendWith(OutputCaptureExtension.class)
final class InheritedSettingsTests {

    @Test
    void routesAndCustomizersServeHttp3(CapturedOutput output) throws Exception {
        try (ReactiveWebServerApplicationContext context =
                (ReactiveWebServerApplicationContext)
                        new SpringApplicationBuilder(TestApplication.class, Customized.class)
                                .web(WebApplicationType.REACTIVE)
                                .properties(
                                        "server.port=0",
                                        "server.shutdown=graceful",
                                        "spring.reactor.netty.shutdown-quiet-period=0s",
                                        "tertia.http3.enabled=true",
                                        "tertia.http3.alt-svc.enabled=false",
                                        "tertia.http3.dev-certificate.enabled=true",
                                        TestApplication.CERTIFICATE_FOLDER)
                                .run()) {
            int port = TestApplication.port(context);
            TestClient.Response response = get(HttpProtocol.HTTP3, port, "/native");
            assertThat(response.text()).isEqualTo("route");
            assertThat(get(HttpProtocol.HTTP3, port, "/protocol").text()).isEqualTo("HTTP/3.0");
            assertThat(get(HttpProtocol.H2, port, "/protocol").altSvc()).isNull();
            // The log is written after the answer, in any order.
            List<String> logged = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                logged.add(context.getBean(Customized.class).requests.poll(10, TimeUnit.SECONDS));
            }
            assertThat(logged).containsExactlyInAnyOrder("HTTP/3.0", "HTTP/3.0", "HTTP/2.0");
            assertThat(output).contains("HTTP/3 on udp/" + port + ", no Alt-Svc,");
        }
    }

    @Test
    void forwardedHeadersAreReadAsOverTcp() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start("server.forward-headers-strategy=native")) {
            for (HttpProtocol protocol : List.of(HttpProtocol.HTTP11, HttpProtocol.HTTP3)) {
                assertThat(remote(protocol, context)).isEqualTo("203.0.113.7");
            }
        }
        try (ReactiveWebServerApplicationContext context = TestApplication.start()) {
            assertThat(remote(HttpProtocol.HTTP3, context)).isEqualTo("127.0.0.1");
        }
    }

    private static String remote(
            HttpProtocol protocol, ReactiveWebServerApplicationContext context) {
        return new TestClient(protocol, TestApplication.port(context))
                .get("/remote", "X-Forwarded-For", "203.0.113.7")
                .text();
    }

    @Test
    void headerSizeIsThatOfTheServer() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start("server.max-http-request-header-size=2KB")) {
            assertThat(withHeader(context, 1000).status()).isEqualTo(200);
            assertThat(withHeader(context, 3000).status()).isEqualTo(431);
        }
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "server.max-http-request-header-size=2KB",
                        "tertia.http3.max-field-section-size=4KB")) {
            assertThat(withHeader(context, 3000).status()).isEqualTo(200);
        }
    }

    @Test
    void answersAreCompressedAsOverTcp() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "server.compression.enabled=true",
                        "server.compression.min-response-size=100B",
                        "server.compression.excluded-user-agents=old")) {
            for (HttpProtocol protocol :
                    List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
                TestClient client = new TestClient(protocol, TestApplication.port(context));
                assertThat(encoding(client, "/long", "new")).isEqualTo("gzip");
                assertThat(encoding(client, "/long", "old")).isNull();
                assertThat(encoding(client, "/protocol", "new")).isNull();
            }
        }
    }

    private static @Nullable String encoding(TestClient client, String path, String userAgent) {
        return client.header(
                path, "content-encoding", "accept-encoding", "gzip", "user-agent", userAgent);
    }

    @Test
    void lengthOfLinesIsThatOfTheServer() {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start("server.netty.max-initial-line-length=200B")) {
            String path = "/protocol?" + "x".repeat(191);
            int port = TestApplication.port(context);
            assertThat(get(HttpProtocol.HTTP3, port, path).status()).isEqualTo(414);
            assertThat(get(HttpProtocol.HTTP11, port, path).status()).isEqualTo(414);
            assertThat(get(HttpProtocol.HTTP3, port, path.substring(0, 150)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void namesWhatDoesNotApply(CapturedOutput output) {
        try (ReactiveWebServerApplicationContext context =
                TestApplication.start(
                        "server.netty.max-keep-alive-requests=10",
                        "server.netty.validate-headers=false")) {
            assertThat(get(HttpProtocol.HTTP3, TestApplication.port(context), "/protocol").status())
                    .isEqualTo(200);
            assertThat(output)
                    .contains(
                            "Set for HTTP/1.1 and HTTP/2, without effect on HTTP/3: the limit of 10"
                                + " requests per connection (server.netty.max-keep-alive-requests);"
                                + " unchecked header fields (server.netty.validate-headers)");
        }
        try (ReactiveWebServerApplicationContext context = TestApplication.start()) {
            assertThat(context.isActive()).isTrue();
            assertThat(output.getOut().split("without effect on HTTP/3", -1)).hasSize(2);
        }
    }

    private static TestClient.Response withHeader(
            ReactiveWebServerApplicationContext context, int size) {
        return new TestClient(HttpProtocol.HTTP3, TestApplication.port(context))
                .get("/protocol", "x-long", "x".repeat(size));
    }

    @Test
    void addressIsThatOfTheServer() throws Exception {
        byte[] anotherOfThisMachine = {127, 0, 0, 2};
        try (DatagramSocket other =
                        new DatagramSocket(0, InetAddress.getByAddress(anotherOfThisMachine));
                ReactiveWebServerApplicationContext context =
                        // Only an address of its own lets the same port be bound once more.
                        TestApplication.start(
                                "server.port=" + other.getLocalPort(),
                                "tertia.http3.required=true")) {
            assertThat(get(HttpProtocol.HTTP3, TestApplication.port(context), "/protocol").text())
                    .isEqualTo("HTTP/3.0");
        }
    }

    private static TestClient.Response get(HttpProtocol protocol, int port, String path) {
        return new TestClient(protocol, port).get(path);
    }

    /** Beans of a user. */
    @Configuration(proxyBeanMethods = false)
    static class Customized {

        private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

        @Bean
        NettyRouteProvider routeProvider() {
            return routes ->
                    routes.get(
                            "/native",
                            (request, response) -> response.sendString(Mono.just("route")));
        }

        @Bean
        NettyServerCustomizer accessLog() {
            return server ->
                    server.accessLog(
                            true,
                            log -> {
                                this.requests.add(String.valueOf(log.protocol()));
                                return null;
                            });
        }
    }
}
