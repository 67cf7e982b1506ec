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
package dev.tertia.http.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertia.http3.service.NameServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

@Timeout(60)
final class DependencyCheckTests {

    private static final LoopResources LOOPS = LoopResources.create("test-checks", 1, true);

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AfterAll
    static void stop() {
        LOOPS.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }

    private static void run(DependencyCheck check) {
        check.run().block(PATIENCE);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void tcpConnectsAndCloses() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            var check = new TcpCheck("localhost", server.getLocalPort(), LOOPS);
            run(check);
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(check.description()).isEqualTo("tcp localhost:" + server.getLocalPort());
        }
    }

    @Test
    void tcpTellsThatNobodyListens() throws Exception {
        var check = new TcpCheck("127.0.0.1", closedPort(), LOOPS);
        assertThatThrownBy(() -> run(check)).hasStackTraceContaining("refused");
    }

    private static DisposableServer http(int status) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(status).send())
                .bindNow();
    }

    private static HttpCheck http(int port, @Nullable Integer expected) {
        return new HttpCheck(URI.create("http://127.0.0.1:" + port + "/up?key=1"), expected, LOOPS);
    }

    @Test
    void httpLooksAtTheStatus() {
        DisposableServer good = http(204);
        DisposableServer bad = http(503);
        try {
            run(http(good.port(), null));
            run(http(bad.port(), 503));
            assertThatThrownBy(() -> run(http(bad.port(), null)))
                    .hasMessage("Answered with 503 in place of 2xx");
            assertThatThrownBy(() -> run(http(good.port(), 200)))
                    .hasMessage("Answered with 204 in place of 200");
            assertThat(http(good.port(), null).description())
                    .isEqualTo("http://127.0.0.1:%d/up", good.port());
        } finally {
            good.disposeNow();
            bad.disposeNow();
        }
    }

    @Test
    void httpClosesWhatItGivesUp() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 1, LOOPBACK)) {
            Disposable running = http(hanging.getLocalPort(), null).run().subscribe();
            try (Socket accepted = hanging.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo('G');
                running.dispose();
                assertThat(accepted.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void httpRefusesWhatItCannotAskOrMustNotShow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpCheck(URI.create("ftp://a/"), null, LOOPS))
                .withMessageEndingWith("but was ftp://a/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpCheck(URI.create("/up"), null, LOOPS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpCheck(URI.create("https://me:pw@a/"), null, LOOPS))
                .withMessageContaining("user information")
                .withMessageNotContaining("pw");
        assertThat(new HttpCheck(URI.create("https://a/b"), null, LOOPS).description())
                .isEqualTo("https://a/b");
    }

    @Test
    void dnsFindsWhatIsThere() throws Exception {
        try (NameServer server = new NameServer("there.example.com")) {
            var check = new DnsCheck("there.example.com.", server.address(), LOOPS);
            run(check);
            run(check);
            assertThat(server.queries()).isGreaterThanOrEqualTo(2);
            assertThat(check.description())
                    .isEqualTo(
                            "dns there.example.com. at localhost:%d", server.address().getPort());
            assertThat(new DnsCheck("a.example", null, LOOPS).description())
                    .isEqualTo("dns a.example");
        }
    }

    @Test
    void dnsTellsWhatIsNotThere() throws Exception {
        try (NameServer server = new NameServer("there.example.com")) {
            assertThatThrownBy(
                            () -> run(new DnsCheck("away.example.com.", server.address(), LOOPS)))
                    .hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void dnsCanBeGivenUp() throws Exception {
        try (DatagramSocket hanging = new DatagramSocket(0, LOOPBACK)) {
            var address = new InetSocketAddress(LOOPBACK, hanging.getLocalPort());
            Mono<Void> check = new DnsCheck("there.example.com.", address, LOOPS).run();
            assertThatThrownBy(() -> check.timeout(Duration.ofMillis(50)).block(PATIENCE))
                    .hasMessageContaining("Did not observe");
        }
    }

    @Test
    void customChecksNeedNoDescription() {
        DependencyCheck check = Mono::empty;
        run(check);
        assertThat(check.description()).isEqualTo("custom");
    }
}
