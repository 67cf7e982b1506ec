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
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebExchange;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Finds the answer to a failure: by the application's handlers, by the mappings, by the failure
 * itself, and else 500 without a word. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ErrorAnswers {

    private final List<ErrorHandler> handlers;

    private final ErrorMappings mappings;

    /**
     * Puts the sources of answers together.
     *
     * @param handlers the application's own, in the order they are asked
     * @param mappings what the configuration says
     */
    public ErrorAnswers(List<ErrorHandler> handlers, ErrorMappings mappings) {
        this.handlers = List.copyOf(handlers);
        this.mappings = mappings;
    }

    ErrorResponse answer(Throwable failure, ServerWebExchange exchange) {
        for (ErrorHandler handler : this.handlers) {
            ErrorResponse response = handler.handle(failure, exchange);
            if (response != null) {
                return response;
            }
        }
        ErrorMapping mapping = this.mappings.find(failure);
        HttpProblemException mapped = (mapping != null) ? mapping.problem(failure) : null;
        return (mapped != null) ? mapped : byItself(failure);
    }

    /** Messages of other failures tell how the application is made: they are for the log. */
    private static ErrorResponse byItself(Throwable failure) {
        return switch (failure) {
            case WebExchangeBindException invalid -> invalid(invalid, InvalidField.of(invalid));
            case HandlerMethodValidationException invalid
                    when invalid.getStatusCode().is4xxClientError() ->
                    invalid(invalid, InvalidField.of(invalid));
            case ServerErrorException broken ->
                    HttpProblemException.of(broken.getStatusCode(), broken);
            case ErrorResponse response -> response;
            case TimeoutException late ->
                    HttpProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, late)
                            .detail("The answer took too long.");
            default -> HttpProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, failure);
        };
    }

    private static ErrorResponse invalid(ErrorResponse response, List<InvalidField> fields) {
        response.getBody().setProperty("errors", fields);
        return response;
    }

    /**
     * Returns the types of problems that the mappings name.
     *
     * @return a few URIs
     */
    public Set<URI> types() {
        return this.mappings.types();
    }

    @Nullable ErrorMapping mapping(Throwable failure) {
        return this.mappings.find(failure);
    }
}
