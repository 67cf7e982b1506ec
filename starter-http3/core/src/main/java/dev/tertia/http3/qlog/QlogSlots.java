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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The connections that are logged at once. The slot of one that has ended is free only when its
 * file was counted, so no burst of short ones gets past the bounds. Thread-safe.
 */
final class QlogSlots {

    /** Time in which the QUIC library makes the file, however busy its event loop is. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free;

    /** No larger than the number of slots. */
    private final Map<Path, Instant> inUse = new ConcurrentHashMap<>();

    /** No longer than the number of slots. */
    private final Queue<Path> ended = new ConcurrentLinkedQueue<>();

    QlogSlots(int slots) {
        this.free = new Semaphore(slots);
    }

    boolean take() {
        return this.free.tryAcquire();
    }

    void use(Path file, Instant now) {
        this.inUse.put(file, now);
    }

    void end(Path file) {
        this.ended.add(file);
    }

    void release(int slots) {
        this.free.release(slots);
    }

    boolean isUsed(Path file) {
        return this.inUse.containsKey(file);
    }

    boolean isEmpty() {
        return this.inUse.isEmpty();
    }

    /** Removes files whose connections have ended; their slots are still taken. */
    List<Path> removeEnded() {
        List<Path> removed = new ArrayList<>();
        for (Path file = this.ended.poll(); file != null; file = this.ended.poll()) {
            if (this.inUse.remove(file) != null) {
                removed.add(file);
            }
        }
        return removed;
    }

    /** Removes files that are not there, as nothing is written; their slots are still taken. */
    List<Path> removeMissing(Instant now) {
        List<Path> removed = new ArrayList<>();
        this.inUse.forEach((file, begun) -> {
            if (begun.plus(PATIENCE).isBefore(now)
                    && Files.notExists(file)
                    && this.inUse.remove(file, begun)) {
                removed.add(file);
            }
        });
        return removed;
    }
}
