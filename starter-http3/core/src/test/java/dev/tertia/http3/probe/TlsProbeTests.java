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
package dev.tertia.http3.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertia.http3.TestServer;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

@Timeout(60)
final class TlsProbeTests {

    private static final LoopResources LOOPS = LoopResources.create("test-probe", 1, true);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @AfterAll
    static void stop() {
        LOOPS.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }

    private static DisposableServer server(String host, ClientAuth auth) throws Exception {
        var made = TestServer.certificate();
        var key = (PrivateKey) made.keyStore().getKey("localhost", made.password().toCharArray());
        X509Certificate certificate = made.certificate();
        SslContext tls = SslContextBuilder.forServer(key, certificate).clientAuth(auth).build();
        return HttpServer.create()
                .host(host)
                .port(0)
                .secure(spec -> spec.sslContext(tls))
                .bindNow();
    }

    /** Over TLS 1.3 the client has finished before the server misses the client's certificate. */
    @ParameterizedTest
    @EnumSource
    void readsTheCertificateFromTheWire(ClientAuth auth) throws Exception {
        DisposableServer server = server("0.0.0.0", auth);
        try {
            var probe = new TlsProbe(new InetSocketAddress(server.port()), LOOPS);
            assertThat(probe.run(null, PATIENCE).get().server())
                    .isEqualTo(TestServer.certificate().certificate());
            assertThat(probe.run("localhost", PATIENCE).get().certificates()).hasSize(1);
        } finally {
            server.disposeNow();
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) socket.getLocalSocketAddress();
        }
        assertThatThrownBy(() -> new TlsProbe(nobody, LOOPS).run(null, PATIENCE).get())
                .hasMessageContaining("refused");
    }

    @Test
    void givesUpAServerThatNeverAnswers() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var probe = new TlsProbe((InetSocketAddress) mute.getLocalSocketAddress(), LOOPS);
            CompletableFuture<ServedChain> running = probe.run(null, Duration.ofMillis(100));
            try (Socket accepted = mute.accept()) {
                assertThatThrownBy(running::get).hasCauseInstanceOf(TimeoutException.class);
                assertThat(accepted.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }
}
