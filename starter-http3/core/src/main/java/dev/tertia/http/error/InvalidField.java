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
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What is wrong with one part of a request. The value that was sent is not repeated.
 *
 * @param field the name of the field or parameter
 * @param message what is wrong, as the constraint says it
 */
record InvalidField(String field, String message) {

    /** Validators check in any order, and clients may compare. */
    private static final Comparator<InvalidField> ORDER =
            Comparator.comparing(InvalidField::field).thenComparing(InvalidField::message);

    static List<InvalidField> of(WebExchangeBindException failure) {
        return failure.getAllErrors().stream().map(InvalidField::of).sorted(ORDER).toList();
    }

    static List<InvalidField> of(HandlerMethodValidationException failure) {
        return failure.getParameterValidationResults().stream()
                .flatMap(result ->
                        result.getResolvableErrors().stream()
                                .map(error ->
                                        of(result.getMethodParameter().getParameterName(), error)))
                .sorted(ORDER)
                .toList();
    }

    private static InvalidField of(@Nullable String parameter, MessageSourceResolvable error) {
        return (error instanceof ObjectError object)
                ? of(object)
                : new InvalidField(Objects.requireNonNullElse(parameter, ""), message(error));
    }

    private static InvalidField of(ObjectError error) {
        String field =
                (error instanceof FieldError fieldError)
                        ? fieldError.getField()
                        : error.getObjectName();
        return new InvalidField(field, message(error));
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "invalid");
    }
}
