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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.http3.Http3BindException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.netty.http.HttpProtocol;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a user reads when something is in the way. */
@ExtendWith(OutputCaptureExtension.class)
final class Http3FailureTests {

    private static final String DESCRIPTION = "Description:";

    private static final String ACTION = "Action:";

    static DatagramSocket takenPort() throws IOException {
        return new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Test
    void requiredPortIsTaken(CapturedOutput output) throws IOException {
        try (DatagramSocket taken = takenPort()) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() ->
                            TestApplication.start(
                                            "server.port=" + port, "tertia.http3.required=true")
                                    .close())
                    .withRootCauseInstanceOf(IOException.class)
                    .havingCause()
                    .isInstanceOf(Http3BindException.class);
            assertThat(output)
                    .contains(DESCRIPTION, "Cannot bind udp/" + port, "Address already in use")
                    .contains(ACTION, "another 'server.port'", "tertia.http3.required=false");
        }
    }

    @Test
    void portIsTaken(CapturedOutput output) throws IOException {
        try (DatagramSocket taken = takenPort();
                ReactiveWebServerApplicationContext context =
                        TestApplication.start("server.port=" + taken.getLocalPort())) {
            TestClient.Response response =
                    new TestClient(HttpProtocol.H2, TestApplication.port(context)).get("/protocol");
            assertThat(response.text()).isEqualTo("HTTP/2.0");
            assertThat(response.altSvc()).isNull();
            assertThat(output)
                    .containsOnlyOnce(
                            "Serving without HTTP/3: Cannot bind udp/" + taken.getLocalPort())
                    .doesNotContain("HTTP/3 on udp");
        }
    }

    @Test
    void thereIsNoCertificate(CapturedOutput output) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> TestApplication.startPlain("tertia.http3.enabled=true").close());
        assertThat(output)
                .contains(DESCRIPTION, "this server has no TLS certificate")
                .contains(ACTION, "server.ssl.bundle", "tertia.http3.dev-certificate.enabled=true");
    }

    @Test
    void developmentCertificateIsDamaged(CapturedOutput output, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("tertia-dev.p12"), "not a key store");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        TestApplication.start("tertia.http3.dev-certificate.directory=" + folder)
                                .close());
        assertThat(output)
                .contains(DESCRIPTION, "tertia-dev.p12 cannot be read (java.io")
                .contains(ACTION, "delete it and a new certificate is made");
    }

    @Test
    void servletStack(CapturedOutput output) {
        try (ConfigurableApplicationContext context = servlet("tertia.http3.enabled=true")) {
            assertThat(context.isRunning()).isTrue();
            assertThat(output)
                    .containsOnlyOnce("Serving without HTTP/3")
                    .contains("this is a servlet application");
        }
    }

    @Test
    void servletStackWhereHttp3IsRequired(CapturedOutput output) {
        assertThatExceptionOfType(Http3UnsupportedServerException.class)
                .isThrownBy(() ->
                        servlet("tertia.http3.enabled=true", "tertia.http3.required=true").close());
        assertThat(output)
                .contains(DESCRIPTION, "this is a servlet application")
                .contains(ACTION, "spring-boot-starter-webflux");
    }

    private static ConfigurableApplicationContext servlet(String... properties) {
        return new SpringApplicationBuilder(ServletApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "spring.main.banner-mode=off")
                .properties(properties)
                .run();
    }

    @Test
    void otherFactory(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(TestApplication.class, OwnFactory.class)
                        .web(WebApplicationType.REACTIVE)
                        .properties("server.port=0", "tertia.http3.enabled=true")
                        .run()) {
            assertThat(context.isRunning()).isTrue();
            assertThat(output)
                    .containsOnlyOnce(
                            "Serving without HTTP/3: 'tertia.http3.enabled' is true, but the web"
                                    + " server is made by "
                                    + NettyReactiveWebServerFactory.class.getName());
        }
    }

    @Test
    void propertyThatDoesNotExist(CapturedOutput output) {
        TestApplication.startPlain("server.http3.enabled=true").close();
        assertThat(output)
                .containsOnlyOnce("Spring Boot has no property 'server.http3.enabled'")
                .contains("tertia.http3.enabled=true");
    }

    /** Without component scan of its own: only what the servlet stack needs. */
    @Configuration(proxyBeanMethods = false)
    @org.springframework.boot.autoconfigure.EnableAutoConfiguration
    static class ServletApplication {}

    /** A user's own factory. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        NettyReactiveWebServerFactory ownFactory() {
            return new NettyReactiveWebServerFactory();
        }
    }
}
