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

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Chooses the connections that write an event log, and keeps the files within their bounds.
 *
 * <p>Thread-safe, and for event loops save for {@link #open}: files are counted and deleted on a
 * thread of its own, which ends by itself.
 *
 * @since 0.1.0
 */
public final class QlogSampler {

    private final QlogConfig config;

    private final Consumer<QlogOutcome> outcomes;

    private final DoubleSupplier random;

    private final InstantSource clock;

    private final QlogSlots slots;

    private final QlogReview review;

    private final QlogReviews reviews;

    QlogSampler(
            QlogConfig config,
            Consumer<QlogOutcome> outcomes,
            DoubleSupplier random,
            InstantSource clock,
            ScheduledExecutorService worker) {
        this.config = config;
        this.outcomes = outcomes;
        this.random = random;
        this.clock = clock;
        this.slots = new QlogSlots(config.maxConnections());
        this.review = new QlogReview(this.slots, new QlogBounds(config), clock, outcomes);
        this.reviews = new QlogReviews(worker, this.review, this::isWatched);
    }

    /**
     * Makes the folder if it is missing, and room in it. Blocks.
     *
     * @param config which connections are logged, and what the files may take
     * @param outcomes learns what became of each log, on any thread; must not block
     * @return the sampler
     * @throws QlogDirectoryException if the folder cannot be made or written
     */
    public static QlogSampler open(QlogConfig config, Consumer<QlogOutcome> outcomes) {
        new QlogDirectory(config.directory()).prepare();
        QlogSampler sampler =
                new QlogSampler(
                        config,
                        outcomes,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        InstantSource.system(),
                        QlogReviews.worker());
        sampler.review.run();
        return sampler;
    }

    /**
     * Decides whether a connection is logged.
     *
     * @param connection gives the number of the connection, if it is logged
     * @return the file to write, which does not exist yet; {@code null} if it is not logged
     */
    public @Nullable Path begin(LongSupplier connection) {
        if (this.random.getAsDouble() >= this.config.sampleRatio()) {
            return null;
        }
        this.reviews.later();
        QlogOutcome obstacle = enter();
        if (obstacle != null) {
            this.outcomes.accept(obstacle);
            return null;
        }
        Instant now = this.clock.instant();
        Path file = this.config.directory().resolve(QlogName.of(now, connection.getAsLong()));
        this.slots.use(file, now);
        return file;
    }

    /** An obstacle may go away by itself. */
    private boolean isWatched() {
        return !this.slots.isEmpty() || this.review.obstacle() != null;
    }

    private @Nullable QlogOutcome enter() {
        QlogOutcome obstacle = this.review.obstacle();
        if (obstacle != null) {
            return obstacle;
        }
        return this.slots.take() ? null : QlogOutcome.BUSY;
    }

    /**
     * Says that a connection has ended, and its file is complete.
     *
     * @param file what was given for it
     */
    public void end(Path file) {
        this.slots.end(file);
        this.reviews.soon();
    }
}
