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

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Runs reviews on another thread, again and again as long as they are needed. At most one waits to
 * run soon, and one later. Thread-safe.
 */
final class QlogReviews {

    private static final long INTERVAL_MILLIS = 1000;

    private static final long KEEP_ALIVE_SECONDS = 10;

    private final ScheduledExecutorService worker;

    private final Runnable review;

    private final BooleanSupplier needed;

    private final AtomicBoolean soon = new AtomicBoolean();

    private final AtomicBoolean later = new AtomicBoolean();

    QlogReviews(ScheduledExecutorService worker, Runnable review, BooleanSupplier needed) {
        this.worker = worker;
        this.review = review;
        this.needed = needed;
    }

    /** Makes a worker whose thread ends when there is nothing to do, so nobody has to stop it. */
    static ScheduledExecutorService worker() {
        ScheduledThreadPoolExecutor worker =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("tertia-qlog").factory());
        worker.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }

    void soon() {
        if (this.soon.compareAndSet(false, true)) {
            this.worker.execute(() -> {
                this.soon.set(false);
                this.review.run();
            });
        }
    }

    void later() {
        if (this.later.compareAndSet(false, true)) {
            var _ = this.worker.schedule(this::repeat, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void repeat() {
        this.later.set(false);
        if (this.needed.getAsBoolean()) {
            this.review.run();
            later();
        }
    }
}
