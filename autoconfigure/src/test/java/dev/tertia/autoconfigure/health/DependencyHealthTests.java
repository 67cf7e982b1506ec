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
package dev.tertia.autoconfigure.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.HealthAnswer;
import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.http.dependency.DependencyCheck;
import dev.tertia.http3.service.NameServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the health endpoint says of dependencies that are there, away, or mute. */
@Timeout(120)
final class DependencyHealthTests {

    private static final String CHECKS = "tertia.health.checks.";

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static DisposableServer http() {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(204).send())
                .bindNow();
    }

    @Test
    void tellsOfEachDependencyOnItsOwn() throws Exception {
        DisposableServer api = http();
        try (ServerSocket listening = new ServerSocket(0, 50, LOOPBACK);
                ServerSocket mute = new ServerSocket(0, 50, LOOPBACK);
                DatagramSocket muteNames = new DatagramSocket(0, LOOPBACK);
                NameServer names = new NameServer("db.example.com");
                ReactiveWebServerApplicationContext context =
                        TestApplication.start(
                                "management.endpoint.health.show-details=always",
                                CHECKS + "tcp-up.tcp=127.0.0.1:" + listening.getLocalPort(),
                                CHECKS + "tcp-away.tcp=127.0.0.1:" + closedPort(),
                                CHECKS + "http-up.http=http://127.0.0.1:" + api.port() + "/",
                                CHECKS + "http-wrong.http=http://127.0.0.1:" + api.port() + "/",
                                CHECKS + "http-wrong.expected-status=200",
                                CHECKS + "http-mute.http=http://127.0.0.1:" + mute.getLocalPort(),
                                CHECKS + "http-mute.timeout=200ms",
                                CHECKS + "dns-up.dns=db.example.com.",
                                CHECKS + "dns-up.dns-server=" + text(names),
                                CHECKS + "dns-away.dns=away.example.com.",
                                CHECKS + "dns-away.dns-server=" + text(names),
                                CHECKS + "dns-mute.dns=db.example.com.",
                                CHECKS
                                        + "dns-mute.dns-server=127.0.0.1:"
                                        + muteNames.getLocalPort(),
                                CHECKS + "dns-mute.timeout=200ms")) {
            HealthAnswer answer = HealthAnswer.health(context);
            assertUp(answer, "tcp-up", "http-up", "dns-up");
            assertDown(answer, "tcp-away", "refused");
            assertDown(answer, "http-wrong", "Answered with 204 in place of 200");
            assertDown(answer, "http-mute", "No answer within 200 ms");
            assertDown(answer, "dns-away", "UnknownHostException");
            assertDown(answer, "dns-mute", "No answer within 200 ms");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.componentStatus("dependencies")).isEqualTo("DOWN");
        } finally {
            api.dispose();
        }
    }

    private static String text(NameServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    private static void assertUp(HealthAnswer answer, String... names) {
        for (String name : names) {
            assertThat(answer.componentStatus("dependencies", name)).as(name).isEqualTo("UP");
            assertThat(answer.component("dependencies", name).at("/details/check").asString())
                    .isNotEmpty();
        }
    }

    private static void assertDown(HealthAnswer answer, String name, String error) {
        assertThat(answer.componentStatus("dependencies", name)).as(name).isEqualTo("DOWN");
        assertThat(answer.component("dependencies", name).at("/details/error").asString())
                .contains(error);
    }

    private static Health health(DependencyHealthIndicator indicator) {
        return indicator.health().blockOptional(PATIENCE).orElseThrow();
    }

    @Test
    void remembersTheOutcomeOfEachKind() {
        AtomicInteger runs = new AtomicInteger();
        DependencyCheck check = () -> Mono.fromRunnable(runs::incrementAndGet);
        var kept = new DependencyHealthIndicator(check, PATIENCE, Duration.ofHours(1));
        health(kept);
        health(kept);
        assertThat(runs).hasValue(1);
        var forgotten = new DependencyHealthIndicator(check, PATIENCE, Duration.ZERO);
        health(forgotten);
        health(forgotten);
        assertThat(runs).hasValue(3);
        DependencyCheck failing =
                () -> Mono.error(new IllegalStateException("away " + runs.incrementAndGet()));
        var failed = new DependencyHealthIndicator(failing, PATIENCE, Duration.ofHours(1));
        assertThat(health(failed).getDetails()).isEqualTo(health(failed).getDetails());
        assertThat(runs).hasValue(4);
    }

    @Test
    void runsOnceHoweverManyAsk() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        // It blocks, as a check of an application may do.
        DependencyCheck check =
                () ->
                        Mono.fromCallable(
                                        () -> {
                                            runs.incrementAndGet();
                                            return asked.await(30, TimeUnit.SECONDS);
                                        })
                                .then();
        var indicator = new DependencyHealthIndicator(check, PATIENCE, Duration.ofHours(1));
        Mono<List<Health>> answers =
                Flux.range(0, 20).flatMap(i -> indicator.health(), 20).collectList().cache();
        Disposable asking = answers.subscribe();
        asked.countDown();
        assertThat(answers.blockOptional(PATIENCE).orElseThrow()).hasSize(20);
        assertThat(runs).hasValue(1);
        assertThat(asking.isDisposed()).isTrue();
    }

    @Test
    void givesUpACheckThatBlocksItsThread() {
        CountDownLatch never = new CountDownLatch(1);
        DependencyCheck check =
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException ex) {
                        Thread.currentThread().interrupt();
                    }
                    return Mono.empty();
                };
        var indicator =
                new DependencyHealthIndicator(check, Duration.ofMillis(50), Duration.ofHours(1));
        Health health =
                Mono.defer(indicator::health)
                        .subscribeOn(Schedulers.parallel())
                        .blockOptional(PATIENCE)
                        .orElseThrow();
        assertThat(health.getDetails().toString()).contains("No answer within 50 ms");
        never.countDown();
    }
}
