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
package dev.tertia.autoconfigure.http;

import dev.tertia.http3.service.Services;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A Redis server on a free port, or the reason why a test is skipped. */
final class RedisServer implements AutoCloseable {

    private final Process process;

    private final int port;

    RedisServer(Path folder) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.process =
                new ProcessBuilder(
                                Services.program("redis-server", "redis-server").toString(),
                                "--port",
                                Integer.toString(this.port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        awaitReady(this.process.inputReader());
    }

    private static void awaitReady(BufferedReader log) throws IOException {
        String line = log.readLine();
        while (line != null && !line.contains("eady to accept connections")) {
            line = log.readLine();
        }
    }

    int port() {
        return this.port;
    }

    @Override
    public void close() {
        this.process.destroyForcibly().onExit().join();
    }
}
