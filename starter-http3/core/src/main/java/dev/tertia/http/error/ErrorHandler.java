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

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Decides how failures are answered. Implementations are thread-safe and do not block; several are
 * asked in their order, before the mappings and the defaults.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorHandler {

    /**
     * Answers a failure.
     *
     * @param failure what was thrown
     * @param exchange the request; its response is not committed
     * @return the answer, such as an {@link HttpProblemException}, or {@code null} to leave it to
     *     others. All of its body is sent to the client
     */
    @Nullable ErrorResponse handle(Throwable failure, ServerWebExchange exchange);
}
