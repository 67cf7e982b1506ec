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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

import java.time.Duration;

@Timeout(60)
final class RequestLimitTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RequestLimits limits(long body, Duration header, Duration progress) {
        return new RequestLimits(100, body, header, progress, 1000, 5, Duration.ofSeconds(30));
    }

    private static TestServer start() {
        return TestServer.start(limits(10_000, Duration.ofMillis(300), Duration.ofMillis(300)));
    }

    private static int get(HttpClient client, String path) {
        return client.get()
                .uri(path)
                .response()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .status()
                .code();
    }

    private static int post(HttpClient client, String path, ByteBufFlux body) {
        return client.post()
                .uri(path)
                .send(body)
                .response()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .status()
                .code();
    }

    @Test
    void longUri() {
        try (TestServer server = start()) {
            HttpClient client = TestClients.http3(server.port());
            assertThat(get(client, "/hello?" + "x".repeat(93))).isEqualTo(200);
            assertThat(get(client, "/hello?" + "x".repeat(94))).isEqualTo(414);
            assertThat(get(client, "/hello")).isEqualTo(200);
            assertThat(server.listener().refused(Refusal.URI_LENGTH)).isEqualTo(1);
            assertThat(server.listener().activeConnections()).isEqualTo(1);
        }
    }

    @Test
    void largeBody() {
        try (TestServer server = start()) {
            HttpClient client = TestClients.http3(server.port());
            HttpClient announcing =
                    client.headers(headers -> headers.set("content-length", "10001"));
            assertThat(post(announcing, "/digest", bytes(10_001, 1))).isEqualTo(413);
            assertThat(post(client, "/digest", bytes(1000, 11))).isEqualTo(413);
            assertThat(post(client, "/digest", bytes(1000, 10))).isEqualTo(200);
            assertThat(server.listener().refused(Refusal.BODY_SIZE)).isEqualTo(2);
            awaitNoRequests(server);
            assertThat(server.listener().activeConnections()).isEqualTo(1);
        }
    }

    private static ByteBufFlux bytes(int length, int times) {
        return ByteBufFlux.fromInbound(Flux.range(0, times).map(i -> new byte[length]));
    }

    @Test
    void lateHeaders() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            int[] request = RawRequest.to("GET", "/hello").headers().bytes();
            client.beginRequest(java.util.Arrays.copyOf(request, request.length - 1));
            awaitRefusal(server, Refusal.HEADER_TIMEOUT);
            assertThat(get(TestClients.http3(server.port()), "/hello")).isEqualTo(200);
        }
    }

    @Test
    void slowBody() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            client.beginRequest(RawRequest.to("POST", "/digest").headers().data(10).bytes());
            awaitRefusal(server, Refusal.BODY_TIMEOUT);
            assertThat(get(TestClients.http3(server.port()), "/hello")).isEqualTo(200);
        }
    }

    @Test
    void bodyOfAnAnswerThatHasBegunIsReset() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            client.beginRequest(RawRequest.to("POST", "/echo").headers().data(10).bytes());
            assertThat(client.awaitReset()).isEqualTo(Http3ErrorCode.H3_REQUEST_CANCELLED.code());
            assertThat(server.listener().refused(Refusal.BODY_TIMEOUT)).isEqualTo(1);
            awaitNoRequests(server);
        }
    }

    @Test
    void slowApplicationIsNotTheFaultOfItsClient() {
        try (TestServer server = start()) {
            int status =
                    post(
                            TestClients.http3(server.port()),
                            "/ponder",
                            ByteBufFlux.fromString(Mono.just("a small body")));
            assertThat(status).isEqualTo(200);
            assertThat(server.listener().refused(Refusal.BODY_TIMEOUT)).isZero();
        }
    }

    @Test
    void manyResets() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            int[] request = RawRequest.to("POST", "/digest").headers().bytes();
            for (int i = 0; i < 6; i++) {
                client.beginRequest(request).shutdownOutput(1).sync();
            }
            assertThat(client.awaitClose()).isEqualTo(Http3ErrorCode.H3_EXCESSIVE_LOAD.code());
            assertThat(server.listener().refused(Refusal.RESETS)).isEqualTo(1);
            assertThat(get(TestClients.http3(server.port()), "/hello")).isEqualTo(200);
        }
    }

    @Test
    void manyStoppedResponses() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            int[] request = RawRequest.to("GET", "/big").headers().bytes();
            for (int i = 0; i < 6; i++) {
                client.beginRequest(request).shutdownInput(1).sync();
            }
            assertThat(client.awaitClose()).isEqualTo(Http3ErrorCode.H3_EXCESSIVE_LOAD.code());
        }
    }

    /** Their number is bounded over the life of a connection, but that is no attack. */
    @Test
    void someResetsEndTheConnectionInOrder() throws Exception {
        try (TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            int[] request = RawRequest.to("POST", "/digest").headers().bytes();
            for (int i = 0; i < 5; i++) {
                client.beginRequest(request).shutdownOutput(1).sync();
            }
            assertThat(client.awaitClose()).isEqualTo(Http3ErrorCode.H3_NO_ERROR.code());
            assertThat(server.listener().refused(Refusal.RESETS)).isZero();
            assertThat(server.listener().activeRequests()).isZero();
        }
    }

    /** Otherwise whoever handles the request would wait for the rest of it as long as it lives. */
    @Test
    void resetEndsTheRequest() throws Exception {
        try (LogRecorder log = new LogRecorder();
                TestServer server = start();
                RawQuicClient client = new RawQuicClient(server.listener().localAddress())) {
            int[] request = RawRequest.to("POST", "/digest").headers().data(100).bytes();
            QuicStreamChannel stream = client.beginRequest(request);
            while (server.listener().activeRequests() == 0) {
                pause();
            }
            stream.shutdown(1).sync();
            awaitNoRequests(server);
            assertThat(get(TestClients.http3(server.port()), "/hello")).isEqualTo(200);
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static void awaitRefusal(TestServer server, Refusal refusal) throws Exception {
        while (server.listener().refused(refusal) == 0) {
            pause();
        }
        assertThat(server.listener().refused(refusal)).isEqualTo(1);
    }

    private static void awaitNoRequests(TestServer server) {
        while (server.listener().activeRequests() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Thread.onSpinWait();
    }

    @Test
    void checksItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(0, Duration.ZERO, Duration.ZERO))
                .withMessage("'maxBodySize' must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(1, Duration.ofSeconds(-1), Duration.ZERO))
                .withMessage("'headerTimeout' must be at least 0 but was -1000");
    }
}
