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
package dev.tertia.sample.webapi.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.service.Services;

import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Load for a while: nothing piles up. {@code SOAK_SECONDS} says for how long; the short default
 * finds the worst only.
 */
@Timeout(600)
final class SoakIT {

    private static final Logger logger = LoggerFactory.getLogger(SoakIT.class);

    private static final int SECONDS =
            Integer.parseInt(System.getenv().getOrDefault("SOAK_SECONDS", "12"));

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final long MIB = 1 << 20;

    /** So that more memory is more native memory. */
    private static final String FIXED_HEAP = "-Xms192m -Xmx192m -XX:+AlwaysPreTouch";

    private static final byte[] UPLOAD = new byte[200_000];

    @Test
    void nothingPilesUp() throws Exception {
        Services.assume(Files.isDirectory(Path.of("/proc/self")), "No /proc: no Linux");
        try (RunningJar jar =
                new RunningJar(
                        Map.of("JAVA_TOOL_OPTIONS", FIXED_HEAP),
                        "--tertia.http3.dev-certificate.directory="
                                + RunningJar.CERTIFICATE_FOLDER)) {
            load(jar.port(), SECONDS / 3);
            ProcessResources before = ProcessResources.of(jar.pid());
            int requests = load(jar.port(), SECONDS - SECONDS / 3);
            ProcessResources after = ProcessResources.of(jar.pid());
            logger.info("{} requests: {}, then {}", requests, before, after);
            assertThat(requests).isGreaterThan(SECONDS);
            assertThat(after.heap()).isLessThan(before.heap() + 16 * MIB);
            assertThat(after.resident()).isLessThan(before.resident() + 96 * MIB);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 4);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 8);
        }
    }

    /** All protocols at once, each request on a connection of its own. */
    private static int load(int port, int seconds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int requests = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> loads = new ArrayList<>();
            for (HttpProtocol protocol :
                    List.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)) {
                HttpClient client = JarClient.of(protocol, port);
                loads.add(threads.submit(() -> load(client, end)));
            }
            for (Future<Integer> load : loads) {
                requests += load.get();
            }
        }
        return requests;
    }

    private static int load(HttpClient client, long end) {
        int requests = 0;
        while (System.nanoTime() - end < 0) {
            assertThat(status(client.get().uri("/api/products"))).isEqualTo(200);
            assertThat(status(client.get().uri("/nowhere"))).isEqualTo(404);
            assertThat(status(client.post().uri("/api/files").send(upload()))).isEqualTo(200);
            requests += 3;
        }
        return requests;
    }

    private static Mono<io.netty.buffer.ByteBuf> upload() {
        return Mono.fromSupplier(() -> Unpooled.wrappedBuffer(UPLOAD));
    }

    private static int status(HttpClient.ResponseReceiver<?> request) {
        return request.responseSingle(
                        (response, body) -> body.then(Mono.just(response.status().code())))
                .blockOptional(TIMEOUT)
                .orElseThrow();
    }
}
