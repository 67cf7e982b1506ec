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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.netty.http.HttpProtocol;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** SIGTERM: what Kubernetes sends. */
@Timeout(120)
final class ShutdownIT {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void endsInGoodOrder() throws Exception {
        RunningJar jar = new RunningJar();
        List<CompletableFuture<@Nullable Void>> streams =
                Stream.of(HttpProtocol.HTTP11, HttpProtocol.H2, HttpProtocol.HTTP3)
                        .map(protocol -> listen(protocol, jar.port()))
                        .toList();
        for (int i = 0; i < streams.size(); i++) {
            assertThat(this.events.poll(30, TimeUnit.SECONDS)).contains("heartbeat");
        }
        jar.close();
        for (CompletableFuture<@Nullable Void> stream : streams) {
            assertThat(stream).succeedsWithin(10, TimeUnit.SECONDS);
        }
        assertThat(jar.log())
                // How many are left by then is the race between the application and its server.
                .contains("Draining HTTP/3: ")
                .contains("Graceful shutdown complete")
                .doesNotContain("\tat ", "Exception", "Closing the HTTP/3 listener");
    }

    private CompletableFuture<@Nullable Void> listen(HttpProtocol protocol, int port) {
        return JarClient.of(protocol, port)
                .get()
                .uri("/api/products/changes")
                .responseContent()
                .asString()
                .doOnNext(this.events::add)
                .then()
                .toFuture();
    }
}
