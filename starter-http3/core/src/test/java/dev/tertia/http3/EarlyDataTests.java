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
package dev.tertia.http3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.service.Gtlsclient;

import io.netty.handler.ssl.ClientAuth;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Requests of ngtcp2's client before the end of its handshake (RFC 8470). */
@Timeout(60)
final class EarlyDataTests {

    private final LoopResources loops = LoopResources.create("early-data", 2, true);

    /** What the application has seen: the method, and what it was told of early data. */
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    private final List<Http3Listener> listeners = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void stop() {
        this.listeners.forEach(Http3Listener::close);
        this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
    }

    private Http3Listener bind(boolean earlyData) {
        Http3Listener listener =
                Http3Listener.bind(
                        HttpServer.create()
                                .handle((request, response) -> {
                                    this.seen.add(
                                            request.method()
                                                    + " "
                                                    + request.requestHeaders().get("early-data"));
                                    return request.receive()
                                            .then()
                                            .then(
                                                    response.sendString(
                                                                    reactor.core.publisher.Mono
                                                                            .just("ok"))
                                                            .then());
                                }),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Http3ListenerConfig.defaults(),
                        QuicSslContexts.forServer(
                                TestServer.credentials(TestServer.certificate()),
                                Map.of(),
                                ClientAuth.NONE,
                                earlyData),
                        this.loops);
        this.listeners.add(listener);
        return listener;
    }

    /** The first time a ticket is kept, and used from then on. */
    private String request(Http3Listener listener, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--session-file=" + this.folder.resolve("session.pem"));
        all.add("--tp-file=" + this.folder.resolve("parameters"));
        return new Gtlsclient(listener.localAddress()).request("/", all.toArray(String[]::new));
    }

    private String post(Http3Listener listener, String... options) throws IOException {
        Path body = Files.writeString(this.folder.resolve("body"), "once");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--http-method=POST", "--data=" + body));
        return request(listener, all.toArray(String[]::new));
    }

    @Test
    void isTakenForSafeMethods() throws Exception {
        Http3Listener listener = bind(true);
        assertThat(request(listener)).contains(":status: 200");
        assertThat(request(listener)).contains("type=0RTT", ":status: 200");
        assertThat(this.seen).containsExactly("GET null", "GET 1");
        assertThat(listener.stats().streams().early()).isOne();
    }

    @Test
    void isTooEarlyForOthers() throws Exception {
        Http3Listener listener = bind(true);
        request(listener);
        assertThat(post(listener)).contains("type=0RTT", ":status: 425");
        assertThat(this.seen).containsExactly("GET null");
        assertThat(listener.refused(Refusal.TOO_EARLY)).isOne();
    }

    @Test
    void isLeftOutByAClientThatIsToldSo() throws Exception {
        Http3Listener listener = bind(true);
        request(listener);
        String output = post(listener, "--disable-early-data");
        assertThat(output).contains(":status: 200").doesNotContain("type=0RTT");
        assertThat(this.seen).containsExactly("GET null", "POST null");
    }

    /** The client sends it all the same, and once more after the handshake. */
    @Test
    void isRejectedUnlessSwitchedOn() throws Exception {
        Http3Listener off = bind(false);
        request(off);
        String output = request(off);
        assertThat(output).contains(":status: 200");
        assertThat(this.seen).containsExactly("GET null", "GET null");
        assertThat(off.stats().streams().early()).isZero();
    }

    /** As after a restart, or with a ticket of another instance. */
    @Test
    void isRejectedWithAnUnknownTicket() throws Exception {
        Http3Listener first = bind(true);
        request(first);
        first.close();
        Http3Listener second = bind(true);
        String output = post(second);
        assertThat(output).contains("type=0RTT", ":status: 200");
        assertThat(this.seen).containsExactly("GET null", "POST null");
    }
}
