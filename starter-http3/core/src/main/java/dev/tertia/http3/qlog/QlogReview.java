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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Looks after the files: counts those of connections that have ended, and makes room. Blocks. */
final class QlogReview implements Runnable {

    private static final Logger logger = LoggerFactory.getLogger(QlogReview.class);

    private final QlogSlots slots;

    private final QlogBounds bounds;

    private final InstantSource clock;

    private final Consumer<QlogOutcome> outcomes;

    private final AtomicBoolean warned = new AtomicBoolean();

    private volatile @Nullable QlogOutcome obstacle;

    QlogReview(
            QlogSlots slots,
            QlogBounds bounds,
            InstantSource clock,
            Consumer<QlogOutcome> outcomes) {
        this.slots = slots;
        this.bounds = bounds;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    /** Returns why no further connection may be logged, if so. Thread-safe, and does not block. */
    @Nullable QlogOutcome obstacle() {
        return this.obstacle;
    }

    @Override
    public void run() {
        List<Path> ended = this.slots.removeEnded();
        List<Path> missing = this.slots.removeMissing(this.clock.instant());
        try {
            // Before room is made, which may take the same files.
            ended.forEach(this::count);
            missing.forEach(this::fail);
            this.obstacle = this.bounds.makeRoom(this.slots::isUsed) ? null : QlogOutcome.FULL;
        } catch (IOException | RuntimeException ex) {
            // What cannot be counted must not grow.
            this.obstacle = QlogOutcome.FAILED;
            report("The folder of the event logs of QUIC connections cannot be read: " + ex);
        } finally {
            this.slots.release(ended.size() + missing.size());
        }
    }

    private void count(Path file) {
        if (isWritten(file)) {
            this.outcomes.accept(QlogOutcome.WRITTEN);
        } else {
            fail(file);
        }
    }

    private static boolean isWritten(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException ex) {
            return false;
        }
    }

    private void fail(Path file) {
        this.outcomes.accept(QlogOutcome.FAILED);
        report("The event log %s of a QUIC connection was not written".formatted(file));
    }

    /** Whatever fails once may fail for each connection. */
    private void report(String failure) {
        if (this.warned.compareAndSet(false, true)) {
            logger.warn(
                    "{}. Connections go on without. Make sure that the folder is there, can be"
                            + " written and has space; further failures are logged at DEBUG.",
                    failure);
        } else {
            logger.debug("{}", failure);
        }
    }
}
