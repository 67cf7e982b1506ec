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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Loops that answer, and such that do not. */
final class SocketCheckTests {

    private final List<Runnable> waiting = new ArrayList<>();

    private final SocketCheck check = new SocketCheck(List.of(Runnable::run, this.waiting::add));

    @Test
    void endsWhenAllHaveAnswered() {
        CompletableFuture<Void> running = this.check.run(Duration.ofSeconds(30));
        assertThat(running).isNotDone();
        this.waiting.getFirst().run();
        assertThat(running).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void namesThoseThatHaveNotAnswered() {
        assertThat(this.check.run(Duration.ofMillis(1)))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class)
                .withMessage("The event loops of sockets [1] have run nothing for 1 ms");
    }

    @Test
    void leavesOneTaskInAStuckLoopHoweverOftenItIsAsked() {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            running.add(this.check.run(Duration.ofSeconds(30)));
        }
        assertThat(this.waiting).hasSize(1);
        this.waiting.removeFirst().run();
        assertThat(running)
                .allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(30)));
        CompletableFuture<Void> next = this.check.run(Duration.ofSeconds(30));
        assertThat(this.waiting).hasSize(1);
        this.waiting.getFirst().run();
        assertThat(next).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void saysThatTheLoopsAreClosed() {
        Executor closed =
                task -> {
                    throw new RejectedExecutionException("closed");
                };
        var closedCheck = new SocketCheck(List.of(closed));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> closedCheck.run(Duration.ofSeconds(1)));
    }
}
