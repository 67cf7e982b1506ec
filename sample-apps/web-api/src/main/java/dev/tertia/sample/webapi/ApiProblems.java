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
package dev.tertia.sample.webapi;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Mono;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Answers every error with RFC 9457 problem details that name the field but nothing internal. */
@RestControllerAdvice
final class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        Stream<Violation> violations =
                failure.getFieldErrors().stream().map(ApiProblems::violation);
        return refuse(failure, violations, headers, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        Stream<Violation> violations =
                failure.getParameterValidationResults().stream().flatMap(ApiProblems::violations);
        return refuse(failure, violations, headers, exchange);
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> handleUnexpected(Exception failure, ServerWebExchange exchange) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Nobody is left to read an answer.
            return Mono.error(failure);
        }
        log.error(
                "{} {} failed",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                failure);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return handleExceptionInternal(
                failure, ProblemDetail.forStatus(status), null, status, exchange);
    }

    private Mono<ResponseEntity<Object>> refuse(
            ErrorResponse failure,
            Stream<Violation> violations,
            HttpHeaders headers,
            ServerWebExchange exchange) {
        ProblemDetail problem = failure.getBody();
        problem.setProperty("errors", sorted(violations));
        return handleExceptionInternal(
                (Exception) failure, problem, headers, failure.getStatusCode(), exchange);
    }

    private static List<Violation> sorted(Stream<Violation> violations) {
        return violations
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    private static Violation violation(FieldError error) {
        return new Violation(error.getField(), message(error.getDefaultMessage()));
    }

    private static Stream<Violation> violations(ParameterValidationResult result) {
        String name = message(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> new Violation(name, message(error.getDefaultMessage())));
    }

    private static String message(@Nullable String text) {
        return Objects.requireNonNullElse(text, "is invalid");
    }
}
