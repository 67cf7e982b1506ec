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
package dev.tertia.benchmarks.redis;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Keeps a number of decisions in flight: each that is made is followed by another. */
final class ClosedLoop {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Decider decider;

    private final int inFlight;

    private final LongAdder admitted = new LongAdder();

    private final LongAdder refused = new LongAdder();

    private final LongAdder failed = new LongAdder();

    private final Phaser loops = new Phaser(1);

    private volatile @Nullable Throwable lastFailure;

    private volatile long end;

    ClosedLoop(Decider decider, int inFlight) {
        this.decider = decider;
        this.inFlight = inFlight;
    }

    LoopResult run(Duration duration) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        this.end = start + duration.toNanos();
        this.loops.bulkRegister(this.inFlight);
        for (int i = 0; i < this.inFlight; i++) {
            loop();
        }
        int phase = this.loops.arriveAndDeregister();
        this.loops.awaitAdvanceInterruptibly(
                phase, duration.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        return new LoopResult(
                this.admitted.sum(),
                this.refused.sum(),
                this.failed.sum(),
                Duration.ofNanos(System.nanoTime() - start),
                this.lastFailure);
    }

    private void loop() {
        while (System.nanoTime() < this.end) {
            CompletableFuture<Boolean> decision = this.decider.decide();
            if (!decision.isDone()) {
                var _ =
                        decision.whenComplete((yes, failure) -> {
                            count(yes, failure);
                            loop();
                        });
                return;
            }
            var _ = decision.whenComplete(this::count);
        }
        var _ = this.loops.arriveAndDeregister();
    }

    private void count(@Nullable Boolean yes, @Nullable Throwable failure) {
        if (failure != null) {
            this.failed.increment();
            this.lastFailure = failure;
        } else if (Boolean.TRUE.equals(yes)) {
            this.admitted.increment();
        } else {
            this.refused.increment();
        }
    }
}
