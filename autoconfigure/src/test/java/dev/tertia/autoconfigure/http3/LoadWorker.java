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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * A client that sends one request after the other to the instances in turn, and what failed to
 * another one, as a load balancer would.
 */
final class LoadWorker {

    private static final String BODY = "0123456789".repeat(500);

    private static final int ATTEMPTS = 10;

    private final HttpProtocol protocol;

    private final String name;

    private final HttpClient client;

    private final Supplier<List<RollingServer>> servers;

    private final AttemptLedger ledger;

    /** Those that failed; an instance that was started again is another one. */
    private final Set<RollingServer> avoided = Collections.newSetFromMap(new WeakHashMap<>());

    private int turn;

    LoadWorker(
            HttpProtocol protocol,
            String name,
            ConnectionProvider connections,
            LoopResources loops,
            Supplier<List<RollingServer>> servers,
            AttemptLedger ledger) {
        this.protocol = protocol;
        this.name = name;
        this.servers = servers;
        this.ledger = ledger;
        this.client =
                new TestClient(protocol, 0)
                        .over(HttpClient.create(connections))
                        .runOn(loops)
                        // It would hide what the servers do.
                        .disableRetry(true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000);
    }

    /** Sends requests until it is told to stop, and returns how many. */
    int run(Supplier<Boolean> stopped) {
        int requests = 0;
        while (!stopped.get()) {
            request(this.name + "-" + requests++);
        }
        return requests;
    }

    private void request(String request) {
        for (int number = 1; number <= ATTEMPTS; number++) {
            if (attempt(AttemptLedger.attempt(request, number), next())) {
                return;
            }
        }
        throw new IllegalStateException(request + " failed " + ATTEMPTS + " times");
    }

    private RollingServer next() {
        List<RollingServer> all = this.servers.get();
        List<RollingServer> left = new ArrayList<>(all);
        left.removeAll(this.avoided);
        List<RollingServer> candidates = left.isEmpty() ? all : left;
        return candidates.get(Math.floorMod(this.turn++, candidates.size()));
    }

    private boolean attempt(String attempt, RollingServer server) {
        try {
            String body = ((this.turn / 2) % 2 == 0) ? BODY : "";
            String answer = send(attempt, server, body).blockOptional().orElse("");
            if (!answer.equals(server.answer(attempt, body))) {
                throw new IllegalStateException("Answered: " + answer);
            }
            this.ledger.answered(attempt);
            return true;
        } catch (RuntimeException ex) {
            this.ledger.failed(new AttemptLedger.Failure(attempt, this.protocol, server, ex));
            this.avoided.add(server);
            server.turnedAway(this.protocol);
            return false;
        }
    }

    private Mono<String> send(String attempt, RollingServer server, String body) {
        HttpClient prepared =
                this.client
                        .responseTimeout(Duration.ofSeconds(10))
                        .headers(headers -> headers.set(RollingServer.ATTEMPT, attempt));
        String uri = "https://localhost:" + server.port() + "/work";
        HttpClient.ResponseReceiver<?> receiver =
                body.isEmpty()
                        ? prepared.get().uri(uri)
                        : prepared.post()
                                .uri(uri)
                                .send(
                                        Mono.fromSupplier(() ->
                                                Unpooled.copiedBuffer(
                                                        body, StandardCharsets.UTF_8)));
        return receiver.responseContent().aggregate().asString();
    }
}
