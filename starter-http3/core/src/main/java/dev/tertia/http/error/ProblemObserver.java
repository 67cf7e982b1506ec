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
package dev.tertia.http.error;

import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Learns how failures are answered, for metrics. Called on event loops: it must be thread-safe,
 * fast and throw nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProblemObserver {

    /** Does nothing. */
    ProblemObserver NONE = (exchange, answer) -> {};

    /**
     * Learns that a failure is about to be answered.
     *
     * @param exchange the request
     * @param answer the answer
     */
    void answered(ServerWebExchange exchange, ErrorResponse answer);
}
