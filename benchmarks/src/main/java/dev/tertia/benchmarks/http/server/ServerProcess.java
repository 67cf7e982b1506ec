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
package dev.tertia.benchmarks.http.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs in a process of its own. Not thread-safe; whoever starts it closes it. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final ServerKind kind;

    private final int port;

    private final Process process;

    private final Path log;

    private ServerProcess(ServerKind kind, int port, Process process, Path log) {
        this.kind = kind;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param kind which one
     * @param directory the folder of the certificate
     * @param target the folder of what was built
     * @return the server, which can be asked
     * @throws IOException if it does not start
     * @throws InterruptedException if it shall end
     */
    public static ServerProcess start(ServerKind kind, Path directory, Path target)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = directory.resolve(kind + ".log");
        Process process =
                new ProcessBuilder(command(kind, new ServerSettings(port, directory), target))
                        .redirectError(log.toFile())
                        .start();
        // Not every server ends with its standard input.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        ServerProcess server = new ServerProcess(kind, port, process, log);
        try {
            server.awaitReadiness();
            return server;
        } catch (IOException | InterruptedException | RuntimeException ex) {
            server.close();
            throw ex;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(ServerKind kind, ServerSettings settings, Path target)
            throws IOException {
        if (kind == ServerKind.CADDY) {
            return Caddy.command(settings);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(kind, target),
                ServerMain.class.getName(),
                kind.toString(),
                Integer.toString(settings.port()),
                settings.directory().toString());
    }

    private static String classPath(ServerKind kind, Path target) {
        String path = System.getProperty("java.class.path");
        return kind.needsMicrometer()
                ? path + File.pathSeparator + target.resolve("micrometer").resolve("*")
                : path;
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        if (this.kind == ServerKind.CADDY) {
            awaitPort();
            return;
        }
        BufferedReader output =
                new BufferedReader(this.process.inputReader(StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals(ServerMain.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException(this.kind + " has not started:\n" + Files.readString(this.log));
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException ex) {
                boolean ended = this.process.waitFor(50, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > end) {
                    throw ex;
                }
            }
        }
    }

    /**
     * Returns which server it is.
     *
     * @return its kind
     */
    public ServerKind kind() {
        return this.kind;
    }

    /**
     * Returns where it listens.
     *
     * @return the TCP and UDP port on the loopback address
     */
    public int port() {
        return this.port;
    }

    /**
     * Returns which process it is.
     *
     * @return its id
     */
    public long pid() {
        return this.process.pid();
    }

    /**
     * Returns the memory of the process that is in RAM.
     *
     * @return MiB
     * @throws IOException if the process has ended
     */
    public double residentMebibytes() throws IOException {
        return ResidentMemory.mebibytes(pid());
    }

    @Override
    public void close() {
        this.process.destroy();
    }
}
