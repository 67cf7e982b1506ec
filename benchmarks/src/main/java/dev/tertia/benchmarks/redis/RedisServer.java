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
package dev.tertia.benchmarks.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The Redis of REDIS_URL, or one of its own that ends with it. */
final class RedisServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private final @Nullable Process process;

    private final RedisClient client;

    private RedisServer(@Nullable Process process, RedisClient client) {
        this.process = process;
        this.client = client;
    }

    static RedisServer start() throws IOException, InterruptedException {
        String url = System.getenv("REDIS_URL");
        if (url != null) {
            return new RedisServer(null, RedisClient.create(url));
        }
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                "redis-server",
                                "--port",
                                Integer.toString(port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "",
                                "--appendonly",
                                "no")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        RedisServer server =
                new RedisServer(process, RedisClient.create("redis://127.0.0.1:" + port));
        server.awaitConnection();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitConnection() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                this.client.connect().close();
                return;
            } catch (RedisConnectionException ex) {
                boolean ended =
                        this.process != null && this.process.waitFor(50, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > end) {
                    close();
                    throw ex;
                }
            }
        }
    }

    RedisClient client() {
        return this.client;
    }

    @Override
    public void close() {
        this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        if (this.process != null) {
            this.process.destroy();
        }
    }
}
