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

import dev.tertia.http3.Http3Statistics;
import dev.tertia.http3.altsvc.AltSvcAnnouncement;
import dev.tertia.http3.certificate.DevCertificate;
import dev.tertia.http3.certificate.DevCertificateStore;

import io.netty.handler.ssl.ClientAuth;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.unit.DataSize;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A TCP server and its UDP twin, on real sockets. */
final class Http3WebServerTests {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ReactorResourceFactory resources = new ReactorResourceFactory();

    private final AltSvcAnnouncement announcement = new AltSvcAnnouncement();

    @BeforeEach
    void startResources() {
        this.resources.setUseGlobalResources(false);
        this.resources.setShutdownQuietPeriod(Duration.ZERO);
        this.resources.start();
    }

    @AfterEach
    void stopResources() {
        this.resources.stop();
    }

    @Test
    void takesAnotherPortWhenTheRandomOneIsTakenOnUdp() throws IOException {
        try (DatagramSocket first = new DatagramSocket(0, LOOPBACK);
                DatagramSocket second = new DatagramSocket(0, LOOPBACK)) {
            PortsInTurn tcp =
                    new PortsInTurn(List.of(first.getLocalPort(), second.getLocalPort(), 0));
            Http3WebServer server =
                    new Http3WebServer(
                            tcp, new TcpConnections(), binder(), true, false, Shutdown.GRACEFUL);
            server.start();
            assertThat(tcp.starts).isEqualTo(3);
            assertThat(this.announcement.get()).contains(":" + server.getPort());
            try (ServerSocket free = new ServerSocket(first.getLocalPort(), 1, LOOPBACK)) {
                assertThat(free.isBound()).isTrue();
            }
            server.stop();
            assertThat(this.announcement.get()).isNull();
        }
    }

    @Test
    void givesUpAfterTenRandomPortsAndServesTcp() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, LOOPBACK)) {
            PortsInTurn tcp = new PortsInTurn(List.of(taken.getLocalPort()));
            Http3WebServer server =
                    new Http3WebServer(
                            tcp, new TcpConnections(), binder(), true, false, Shutdown.GRACEFUL);
            server.start();
            assertThat(tcp.starts).isEqualTo(10);
            assertThat(this.announcement.get()).isNull();
            assertThat(server.getPort()).isEqualTo(taken.getLocalPort());
            server.destroy();
        }
    }

    private Http3Binder binder() {
        DevCertificate certificate =
                new DevCertificateStore(Path.of("target/dev-certificate"), Clock.systemUTC())
                        .load();
        SslBundle bundle =
                SslBundle.of(
                        SslStoreBundle.of(certificate.keyStore(), certificate.password(), null));
        ConfiguredServer configured = new ConfiguredServer();
        configured.apply(HttpServer.create());
        return new Http3Binder(
                configured,
                new Http3Requests((request, response) -> response.setComplete(), List.of()),
                new Http3Certificates(new Http3Tls(bundle, Map.of(), ClientAuth.NONE, false)),
                this.resources,
                new Http3Settings(properties(), DataSize.ofKilobytes(8)),
                this.announcement,
                port -> new InetSocketAddress(LOOPBACK, port),
                new Http3Statistics());
    }

    private static Http3Properties properties() {
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.of("tertia.http3.alt-svc.max-age", "90s")))
                .bindOrCreate("tertia.http3", Http3Properties.class);
    }

    @Test
    void secondStartChangesNothing() {
        PortsInTurn tcp = new PortsInTurn(List.of(0));
        Http3WebServer server =
                new Http3WebServer(
                        tcp, new TcpConnections(), binder(), true, true, Shutdown.GRACEFUL);
        server.start();
        int port = server.getPort();
        server.start();
        assertThat(tcp.starts).isEqualTo(1);
        assertThat(server.getPort()).isEqualTo(port);
        assertThat(this.announcement.get()).contains(":" + port);
        server.stop();
    }

    @Test
    void canBeStoppedAndStartedAgain() {
        try (ReactiveWebServerApplicationContext context = TestApplication.start()) {
            context.stop();
            context.start();
            assertThat(
                            new TestClient(HttpProtocol.HTTP3, TestApplication.port(context))
                                    .get("/protocol")
                                    .text())
                    .isEqualTo("HTTP/3.0");
        }
    }

    @Test
    void freesItsPortWhenTheContextCloses() throws IOException {
        ReactiveWebServerApplicationContext context = TestApplication.start();
        int port = TestApplication.port(context);
        context.close();
        try (DatagramSocket again = new DatagramSocket(port, LOOPBACK)) {
            assertThat(again.isBound()).isTrue();
        }
    }

    /** A TCP server whose random ports are known beforehand; the last one is taken for good. */
    private static final class PortsInTurn implements WebServer {

        private final List<Integer> ports;

        private int starts;

        private @Nullable ServerSocket socket;

        PortsInTurn(List<Integer> ports) {
            this.ports = ports;
        }

        @Override
        public void start() {
            int port = this.ports.get(Math.min(this.starts++, this.ports.size() - 1));
            try {
                this.socket = new ServerSocket(port, 1, LOOPBACK);
            } catch (IOException ex) {
                throw new IllegalStateException(ex);
            }
        }

        @Override
        public void stop() {
            try {
                if (this.socket != null) {
                    this.socket.close();
                }
            } catch (IOException ex) {
                throw new IllegalStateException(ex);
            }
        }

        @Override
        public int getPort() {
            return (this.socket != null) ? this.socket.getLocalPort() : -1;
        }
    }
}
