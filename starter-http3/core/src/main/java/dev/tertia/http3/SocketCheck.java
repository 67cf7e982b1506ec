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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Finds sockets whose event loop is stuck. A handshake finds one of them only: the kernel decides
 * which socket it comes to. Thread-safe.
 */
final class SocketCheck {

    private final List<? extends Executor> loops;

    /** At most one task waits in each loop, however often it is asked. */
    private final List<CompletableFuture<Void>> answers;

    /**
     * Creates a check.
     *
     * @param loops the event loop of each socket
     */
    SocketCheck(List<? extends Executor> loops) {
        this.loops = List.copyOf(loops);
        this.answers = new ArrayList<>();
        this.loops.forEach(loop -> this.answers.add(CompletableFuture.completedFuture(null)));
    }

    /** Fails with the numbers of the sockets whose event loops have run no task in time. */
    CompletableFuture<Void> run(Duration timeout) {
        List<CompletableFuture<Void>> asked = ask();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(
                                (failure instanceof TimeoutException)
                                        ? stuck(asked, timeout)
                                        : failure));
    }

    private synchronized List<CompletableFuture<Void>> ask() {
        for (int socket = 0; socket < this.answers.size(); socket++) {
            if (this.answers.get(socket).isDone()) {
                this.answers.set(
                        socket, CompletableFuture.runAsync(() -> {}, this.loops.get(socket)));
            }
        }
        return List.copyOf(this.answers);
    }

    private static TimeoutException stuck(List<CompletableFuture<Void>> asked, Duration timeout) {
        List<Integer> sockets =
                IntStream.range(0, asked.size())
                        .filter(socket -> !asked.get(socket).isDone())
                        .boxed()
                        .toList();
        return new TimeoutException(
                "The event loops of sockets %s have run nothing for %d ms"
                        .formatted(sockets, timeout.toMillis()));
    }
}
