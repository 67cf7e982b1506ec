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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes failures to the log: those of the application as errors, those of clients for debugging.
 */
final class ErrorLog {

    private static final Logger logger = LoggerFactory.getLogger(ErrorGuardFilter.class);

    void answered(
            ServerWebExchange exchange,
            Throwable failure,
            ErrorResponse answer,
            @Nullable ErrorMapping mapping) {
        Level level = level(answer, mapping);
        if (logger.isEnabledForLevel(level)) {
            logger.atLevel(level)
                    .setCause(failure)
                    .log(
                            "{}{} for {}",
                            exchange.getLogPrefix(),
                            answer.getStatusCode().value(),
                            describe(exchange));
        }
    }

    private static Level level(ErrorResponse answer, @Nullable ErrorMapping mapping) {
        if (mapping != null && mapping.level() != null) {
            return mapping.level();
        }
        return answer.getStatusCode().is5xxServerError() ? Level.ERROR : Level.DEBUG;
    }

    /** The client has gone, or sees that the response is cut. */
    void unanswered(ServerWebExchange exchange, Throwable failure) {
        if (logger.isDebugEnabled()) {
            logger.debug(
                    "{}No answer to a failure of {}",
                    exchange.getLogPrefix(),
                    describe(exchange),
                    failure);
        }
    }

    /** The path is still encoded: it has no line ends. */
    private static String describe(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod()
                + " "
                + exchange.getRequest().getURI().getRawPath();
    }
}
