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
package dev.tertia.http3.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.TestRoutes;
import dev.tertia.http3.TestServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What every HTTP/3 client must get from the listener. */
@Timeout(60)
abstract class Http3ClientContract {

    private static final byte[] NOTHING = {};

    private TestServer server;

    private TestClient client;

    abstract TestClient connect(int port) throws Exception;

    @BeforeEach
    void start() throws Exception {
        this.server = TestServer.start();
        this.client = connect(this.server.port());
    }

    @AfterEach
    void stop() {
        this.client.close();
        this.server.close();
    }

    TestServer server() {
        return this.server;
    }

    TestResponse send(String method, String path, byte[] body) throws Exception {
        return this.client.send(method, path, body).get(30, TimeUnit.SECONDS);
    }

    @Test
    void gets() throws Exception {
        TestResponse response = send("GET", "/hello", NOTHING);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("hello");
        assertThat(send("GET", "/protocol", NOTHING).text()).isEqualTo("HTTP/3.0");
    }

    @Test
    void postsABody() throws Exception {
        byte[] body = "a body with ümläuts".getBytes(StandardCharsets.UTF_8);
        TestResponse response = send("POST", "/echo", body);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void downloadsFiveMegabytes() throws Exception {
        TestResponse response = send("GET", "/big", NOTHING);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(TestRoutes.BIG);
    }

    @Test
    void uploadsFiveMegabytes() throws Exception {
        TestResponse response = send("POST", "/digest", TestRoutes.BIG);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(TestRoutes.sha256().digest(TestRoutes.BIG));
    }

    @Test
    void getsNotFound() throws Exception {
        assertThat(send("GET", "/nowhere", NOTHING).status()).isEqualTo(404);
        assertThat(send("GET", "/hello", NOTHING).status()).isEqualTo(200);
    }

    @Test
    void getsNoBodyForHead() throws Exception {
        TestResponse response = send("HEAD", "/hello", NOTHING);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("content-length", "5");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void holdsAHundredRequestsAtOnce() throws Exception {
        List<CompletableFuture<TestResponse>> requests =
                IntStream.range(0, TestRoutes.GATE_SIZE)
                        .mapToObj(i -> this.client.send("GET", "/gate", NOTHING))
                        .toList();
        for (CompletableFuture<TestResponse> request : requests) {
            assertThat(request.get(30, TimeUnit.SECONDS).text()).isEqualTo("through");
        }
        assertThat(this.server.listener().activeConnections()).isEqualTo(this.client.connections());
    }

    @Test
    void getsEventsOneByOne() throws Exception {
        BlockingQueue<String> lines = this.client.lines("/events");
        for (String event : List.of("one", "two", "three")) {
            this.server.routes().emit(event);
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("data:" + event);
        }
        this.server.routes().endEvents();
    }
}
