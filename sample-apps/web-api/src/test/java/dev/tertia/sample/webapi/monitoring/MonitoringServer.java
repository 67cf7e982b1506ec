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
package dev.tertia.sample.webapi.monitoring;

import dev.tertia.http3.service.Services;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Prometheus or Alertmanager of its own, with an address to ask. */
public final class MonitoringServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    private final Process process;

    private final Path log;

    private final int port;

    private MonitoringServer(String program, Path folder, List<String> options) throws IOException {
        this.port = freePort();
        this.log = folder.resolve(program + ".log");
        List<String> command = new ArrayList<>();
        command.add(Services.program(program, program).toString());
        command.add("--web.listen-address=127.0.0.1:" + this.port);
        command.addAll(options);
        this.process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(this.log.toFile())
                        .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts Prometheus, or skips the test. */
    public static MonitoringServer prometheus(Path config) throws IOException {
        Path folder = config.toAbsolutePath().getParent();
        return new MonitoringServer(
                        "prometheus",
                        folder,
                        List.of(
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                                "--enable-feature=exemplar-storage"))
                .started();
    }

    /** Starts Alertmanager, or skips the test. */
    public static MonitoringServer alertmanager(Path config) throws IOException {
        Path folder = config.toAbsolutePath().getParent();
        return new MonitoringServer(
                        "prometheus-alertmanager",
                        folder,
                        List.of(
                                "--config.file=" + config,
                                "--storage.path=" + folder.resolve("alertmanager-data"),
                                "--cluster.listen-address="))
                .started();
    }

    private MonitoringServer started() throws IOException {
        try {
            Awaitility.await()
                    .atMost(START)
                    .failFast("It has ended", () -> !this.process.isAlive())
                    .ignoreExceptions()
                    .until(() -> get("/-/ready").statusCode() == 200);
            return this;
        } catch (RuntimeException ex) {
            close();
            throw new IllegalStateException(Files.readString(this.log), ex);
        }
    }

    /** The port, of the loopback interface. */
    public int port() {
        return this.port;
    }

    java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + this.port + path);
        return this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        this.client.close();
        this.process.destroyForcibly().onExit().join();
    }
}
