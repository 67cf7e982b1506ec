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
package dev.tertia.http3.qlog;

import dev.tertia.http3.stats.QlogOutcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** A sampler whose chance and time are the test's, and connections that write files for it. */
final class SamplerFixture implements AutoCloseable {

    private final ScheduledExecutorService worker = QlogReviews.worker();

    private final Map<QlogOutcome, Integer> outcomes = new ConcurrentHashMap<>();

    private final AtomicLong connections = new AtomicLong();

    private final QlogConfig config;

    private final QlogSampler sampler;

    private volatile Instant now = Instant.parse("2026-05-04T03:02:01.007Z");

    SamplerFixture(QlogConfig config, DoubleSupplier random) {
        this.config = config;
        this.sampler =
                new QlogSampler(
                        config,
                        outcome -> this.outcomes.merge(outcome, 1, Integer::sum),
                        random,
                        () -> this.now,
                        this.worker);
    }

    /** Logs every connection. */
    SamplerFixture(QlogConfig config) {
        this(config, () -> 0);
    }

    QlogSampler sampler() {
        return this.sampler;
    }

    @Nullable Path begin() {
        return this.sampler.begin(this.connections::incrementAndGet);
    }

    /** Begins the log of a connection, and writes to it. */
    Path write(int bytes) {
        Path file = Objects.requireNonNull(begin(), "not chosen");
        write(file, bytes);
        return file;
    }

    static void write(Path file, int bytes) {
        try {
            Files.write(file, new byte[bytes]);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Ends a connection and waits until its file was looked after. */
    void end(Path file) throws InterruptedException, ExecutionException, TimeoutException {
        this.sampler.end(file);
        settle();
    }

    void settle() throws InterruptedException, ExecutionException, TimeoutException {
        this.worker.submit(() -> {}).get(30, TimeUnit.SECONDS);
    }

    void pass(Duration time) {
        this.now = this.now.plus(time);
    }

    int count(QlogOutcome outcome) {
        return this.outcomes.getOrDefault(outcome, 0);
    }

    /** Returns the bytes of all files. */
    long size() throws IOException {
        try (Stream<Path> files = Files.list(this.config.directory())) {
            return files.filter(Files::isRegularFile).mapToLong(SamplerFixture::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException ex) {
            // Deleted meanwhile.
            return 0;
        }
    }

    @Override
    public void close() {
        this.worker.shutdownNow();
    }
}
