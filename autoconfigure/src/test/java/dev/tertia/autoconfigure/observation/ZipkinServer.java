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
package dev.tertia.autoconfigure.observation;

import dev.tertia.http3.service.Services;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Zipkin server: that of {@code ZIPKIN_URL}, else one of its own in memory on a free port. */
final class ZipkinServer implements AutoCloseable {

    private static final String VERSION = "3.5.1";

    private static final Pattern READY = Pattern.compile("Serving HTTP at /127\\.0\\.0\\.1:(\\d+)");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final @Nullable Process process;

    private final String url;

    private final HttpClient client = HttpClient.newHttpClient();

    private ZipkinServer(@Nullable Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts or finds it, or skips the test. */
    static ZipkinServer start() throws IOException {
        String running = System.getenv("ZIPKIN_URL");
        return (running != null) ? new ZipkinServer(null, running) : launch();
    }

    private static ZipkinServer launch() throws IOException {
        Path jar =
                Path.of(
                        System.getProperty(
                                "localRepository",
                                System.getProperty("user.home") + "/.m2/repository"),
                        "io/zipkin/zipkin-server",
                        VERSION,
                        "zipkin-server-" + VERSION + "-exec.jar");
        Services.assume(
                Files.isReadable(jar),
                "No Zipkin: set ZIPKIN_URL, or run mvn dependency:get -Dtransitive=false"
                        + " -Dartifact=io.zipkin:zipkin-server:"
                        + VERSION
                        + ":jar:exec");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                jar.toString(),
                                "--armeria.ports[0].ip=127.0.0.1",
                                "--armeria.ports[0].port=0",
                                "--armeria.ports[0].protocols[0]=http")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader output = process.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                drain(output);
                return new ZipkinServer(process, "http://127.0.0.1:" + ready.group(1));
            }
        }
        throw new IOException("Zipkin has ended: " + seen);
    }

    /** A full pipe would stop it. */
    private static void drain(BufferedReader output) {
        var _ =
                Thread.startVirtualThread(() -> {
                    try (output) {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException ex) {
                        throw new UncheckedIOException(ex);
                    }
                });
    }

    /** Where spans are sent. */
    String endpoint() {
        return this.url + "/api/v2/spans";
    }

    /** Waits until a trace has these kinds of spans, and returns all of its spans. */
    List<JsonNode> await(String traceId, List<String> services) throws Exception {
        HttpRequest query =
                HttpRequest.newBuilder(URI.create(this.url + "/api/v2/trace/" + traceId)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            var answer = this.client.send(query, BodyHandlers.ofString());
            last = answer.body();
            if (answer.statusCode() == 200) {
                List<JsonNode> spans = JsonMapper.shared().readTree(last).valueStream().toList();
                if (spans.stream().map(ZipkinServer::role).toList().containsAll(services)) {
                    return spans;
                }
            }
        }
        throw new AssertionError("No trace with " + services + " but " + last);
    }

    /** Tells the kind of a span, and whom it has called. */
    static String role(JsonNode span) {
        String store = span.path("remoteEndpoint").path("serviceName").asString("");
        String server = span.path("tags").path("client.name").asString("");
        return (span.path("kind").asString("") + " " + store + server).strip();
    }

    @Override
    public void close() {
        this.client.close();
        if (this.process != null) {
            this.process.destroyForcibly().onExit().join();
        }
    }
}
