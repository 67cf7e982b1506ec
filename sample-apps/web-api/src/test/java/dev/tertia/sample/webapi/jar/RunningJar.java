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

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a JVM of its own, as {@code java -jar} starts it. */
final class RunningJar implements AutoCloseable {

    static final Path CERTIFICATE_FOLDER = Path.of("target", "dev-certificate");

    private static final Pattern STARTED = Pattern.compile("HTTP/3 on udp/(\\d+),");

    private final Process process;

    private final CompletableFuture<Void> ended;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();

    RunningJar() throws IOException {
        this(Map.of(), "--tertia.http3.dev-certificate.directory=" + CERTIFICATE_FOLDER);
    }

    RunningJar(Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dio.netty.leakDetection.level=paranoid");
        command.addAll(List.of("-jar", Path.of("target", "web-api.jar").toString()));
        command.add("--server.port=0");
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.ended = CompletableFuture.runAsync(this::read, Thread::startVirtualThread);
    }

    private void read() {
        try (var reader = this.process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::add);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.port.completeExceptionally(new IllegalStateException("Ended: " + log()));
    }

    private void add(String line) {
        this.log.add(line);
        this.awaited.stream()
                .filter(next -> line.contains(next.part()))
                .forEach(next -> next.seen().complete(null));
        Matcher matcher = STARTED.matcher(line);
        if (matcher.find()) {
            this.port.complete(Integer.valueOf(matcher.group(1)));
        }
    }

    int port() {
        return this.port.orTimeout(60, TimeUnit.SECONDS).join();
    }

    String log() {
        return String.join("\n", this.log);
    }

    /** Completes with the next line of the log that contains the text. */
    CompletableFuture<@Nullable Void> next(String part) {
        Awaited next = new Awaited(part, new CompletableFuture<>());
        this.awaited.add(next);
        return next.seen();
    }

    private record Awaited(String part, CompletableFuture<@Nullable Void> seen) {}

    @Override
    public void close() {
        // Not Process.destroy(), which would close the log as well.
        this.process.toHandle().destroy();
        this.ended.orTimeout(60, TimeUnit.SECONDS).join();
        if (log().contains("LEAK: ")) {
            throw new IllegalStateException(log());
        }
    }

    long pid() {
        return this.process.pid();
    }
}
