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
package dev.tertia.http.dependency;

import reactor.core.publisher.Mono;

/**
 * Finds out whether something is there that the application depends on. Thread-safe.
 *
 * <p>Whoever runs it bounds its time and remembers its outcome for a while; so it needs no time-out
 * of its own, has to end when it is cancelled, and is not run for each request.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DependencyCheck {

    /**
     * Looks once.
     *
     * @return completes if it is there; fails with the cause if not
     */
    Mono<Void> run();

    /**
     * Tells operators what is looked for, without secrets.
     *
     * @return for example {@code tcp db.example.com:5432}
     */
    default String description() {
        return "custom";
    }
}
