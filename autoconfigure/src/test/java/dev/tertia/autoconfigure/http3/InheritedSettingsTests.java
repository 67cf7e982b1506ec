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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is set for the TCP server holds over HTTP/3 too. */
@ExtendWith(OutputCaptureExtension.class)
final class InheritedSettingsTests {

    @Test
    void routesAndCustomizersServeHttp3(CapturedOutput output) {
        try (ReactiveWebServerApplicationContext context =
                (ReactiveWebServerApplicationContext)
                        new SpringApplicationBuilder(TestApplication.class, Customized.class)
                                .web(WebApplicationType.REACTIVE)
                                .properties(
                                        "server.port=0",
                                        "server.shutdown=graceful",
                                        "server.forward-headers-strategy=native",
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
            assertThat(context.getBean(Customized.class).requests)
                    .containsExactly("HTTP/3.0", "HTTP/3.0", "HTTP/2.0");
            assertThat(output).contains("HTTP/3 on udp/" + port + ", no Alt-Svc,");
        }
    }

    private static TestClient.Response get(HttpProtocol protocol, int port, String path) {
        return new TestClient(protocol, port).get(path);
    }

    /** Beans of a user. */
    @Configuration(proxyBeanMethods = false)
    static class Customized {

        private final Queue<String> requests = new ConcurrentLinkedQueue<>();

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
