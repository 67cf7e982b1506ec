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
package dev.tertia.sample.webapi.postgres;

import org.springframework.util.FileSystemUtils;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A fresh PostgreSQL server made of the programs on this machine, reachable from here only. */
final class LocalPostgres {

    private static final String USER = "tests";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path home;
    private final String password = UUID.randomUUID().toString();

    private LocalPostgres(Path programs) throws IOException {
        this.programs = programs;
        this.home = Files.createTempDirectory("web-api-postgres");
    }

    static Optional<Supplier<PostgresService>> source() {
        return Stream.concat(path(), debian())
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .map(folder -> () -> start(folder));
    }

    private static Stream<Path> path() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    }

    private static Stream<Path> debian() {
        File[] versions = DEBIAN.toFile().listFiles();
        return versions == null
                ? Stream.empty()
                : Stream.of(versions)
                        .sorted(
                                Comparator.comparing((File version) -> version.getName())
                                        .reversed())
                        .map(version -> version.toPath().resolve("bin"));
    }

    private static PostgresService start(Path programs) {
        try {
            return new LocalPostgres(programs).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private PostgresService start() throws IOException {
        int port = freePort();
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
                        .formatted(port);
        initialize();
        run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                home.resolve("log").toString(),
                "-o",
                options);
        String url = "postgresql://127.0.0.1:" + port + "/postgres";
        return new PostgresService(url, USER, password, this::stop);
    }

    private void initialize() throws IOException {
        Path secret = Files.writeString(home.resolve("password"), password);
        if (isRoot()) {
            own(home);
            own(secret);
        }
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data());
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        Process process = command(program, arguments).start();
        String output = String.join("\n", process.inputReader().readAllLines());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(program + " failed: " + output);
        }
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root.
            line.addAll(
                    List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true);
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void own(Path path) throws IOException {
        Files.setOwner(
                path,
                path.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("postgres"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
