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

import dev.tertia.http3.network.UdpProxy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The end of a response whose length nobody has announced. */
@Timeout(60)
final class ResponseEndTests {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private TestServer server;

    private UdpProxy network;

    @BeforeEach
    void start() {
        this.server = TestServer.start();
        this.network = new UdpProxy(this.server.listener().localAddress());
    }

    @AfterEach
    void stop() {
        this.network.close();
        this.server.close();
    }

    private CompletableFuture<@Nullable Void> response() {
        return TestClients.http3(this.network.address().getPort())
                .get()
                .uri("/events")
                .responseContent()
                .asString()
                .doOnNext(this.events::add)
                .then()
                .toFuture();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void arrivesThoughItsDatagramIsLost(int others) throws Exception {
        CompletableFuture<@Nullable Void> response = response();
        this.server.routes().emit("one");
        assertThat(this.events.poll(30, TimeUnit.SECONDS)).contains("one");
        this.network.loseFromServerAfter(others);
        this.server.routes().endEvents();
        response.get(20, TimeUnit.SECONDS);
    }
}
