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
package dev.tertia.autoconfigure.health;

import dev.tertia.http.dependency.DependencyCheck;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Runs a check when somebody asks, and remembers its outcome for a while. However many ask, it runs
 * once at a time.
 */
final class DependencyHealthIndicator implements ReactiveHealthIndicator {

    private final String description;

    private final Mono<Health> health;

    DependencyHealthIndicator(DependencyCheck check, Duration timeout, Duration cache) {
        this.description = check.description();
        // A check of an application may block, so none begins on an event loop.
        this.health =
                Mono.defer(check::run)
                        .subscribeOn(Schedulers.boundedElastic())
                        .timeout(timeout)
                        .then(Mono.fromSupplier(() -> up().build()))
                        .onErrorResume(failure -> Mono.just(down(failure, timeout)))
                        .cache(cache);
    }

    @Override
    public Mono<Health> health() {
        return this.health;
    }

    private Health.Builder up() {
        return Health.up().withDetail("check", this.description);
    }

    private Health down(Throwable failure, Duration timeout) {
        String error =
                (failure instanceof TimeoutException)
                        ? "No answer within %d ms".formatted(timeout.toMillis())
                        : failure.toString();
        return up().down().withDetail("error", error).build();
    }
}
