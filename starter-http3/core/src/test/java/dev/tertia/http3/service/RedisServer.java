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
package dev.tertia.http3.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** A Redis server of its own on a free port, which can be hurt. */
public final class RedisServer implements AutoCloseable {

    private final Path folder;

    private final int port;

    private Process process;

    public RedisServer(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.process = launch();
    }

    public int port() {
        return this.port;
    }

    public void kill() {
        this.process.destroyForcibly().onExit().join();
    }

    public void restart() {
        try {
            this.process = launch();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public void pause() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() throws IOException {
        Process launched =
                new ProcessBuilder(
                                Services.program("redis-server", "redis-server").toString(),
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(this.port),
                                "--dir",
                                this.folder.toString(),
                                "--save",
                                "",
                                "--appendonly",
                                "no")
                        .redirectErrorStream(true)
                        .start();
        var output = launched.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("Ready to accept connections")) {
                return launched;
            }
        }
        throw new IOException("redis-server has ended: " + seen);
    }

    private void signal(String name) {
        try {
            Command command =
                    Command.run(
                            List.of(
                                    Services.program("kill", "procps").toString(),
                                    name,
                                    Long.toString(this.process.pid())));
            if (!command.succeeded()) {
                throw new IllegalStateException(command.toString());
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
