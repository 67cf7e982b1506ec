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
package dev.tertia.http3;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches how long a request's header section takes, then how fast its body comes in. Confined to
 * an event loop.
 */
final class RequestDeadline {

    private final RequestLimits limits;

    private @Nullable Future<?> timer;

    private @Nullable BodyProgress body;

    RequestDeadline(RequestLimits limits) {
        this.limits = limits;
    }

    void awaitHeaders(EventExecutor executor, Consumer<Refusal> refuse) {
        long nanos = this.limits.headerTimeout().toNanos();
        if (nanos > 0) {
            schedule(executor, nanos, () -> refuse.accept(Refusal.HEADER_TIMEOUT));
        }
    }

    /** The application wants more of the body. */
    void awaitBody(EventExecutor executor, Consumer<Refusal> refuse) {
        if (this.body == null && this.limits.bodyTimeout().isPositive()) {
            this.body = new BodyProgress(this.limits, System::nanoTime);
            watch(executor, this.body, refuse);
        }
        if (this.body != null) {
            this.body.await();
        }
    }

    void receive(int bytes) {
        if (this.body != null) {
            this.body.receive(bytes);
        }
    }

    private void watch(EventExecutor executor, BodyProgress progress, Consumer<Refusal> refuse) {
        schedule(
                executor,
                progress.remainingNanos(),
                () -> {
                    if (progress.remainingNanos() <= 0 && progress.isTooSlow()) {
                        refuse.accept(Refusal.BODY_TIMEOUT);
                    } else {
                        watch(executor, progress, refuse);
                    }
                });
    }

    private void schedule(EventExecutor executor, long nanos, Runnable task) {
        this.timer = executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (this.timer != null) {
            this.timer.cancel(false);
            this.timer = null;
        }
    }
}
