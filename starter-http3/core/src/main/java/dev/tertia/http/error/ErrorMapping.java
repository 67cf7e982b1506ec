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
import org.slf4j.event.Level;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

import java.net.URI;

/**
 * How one class of failures, with its subclasses, is answered.
 *
 * @param failure the class that is thrown
 * @param status the status of the response; {@code null} leaves it to the failure
 * @param type names the sort of problem; {@code null} is none
 * @param title says what sort of problem it is; {@code null} is that of the status
 * @param detail is sent to clients; {@code null} sends none, and never the failure's message
 * @param level how it is logged; {@code null} is ERROR from status 500 on, and DEBUG below
 * @since 0.1.0
 */
public record ErrorMapping(
        Class<? extends Throwable> failure,
        @Nullable HttpStatusCode status,
        @Nullable URI type,
        @Nullable String title,
        @Nullable String detail,
        @Nullable Level level) {

    /**
     * Checks the status.
     *
     * @throws IllegalArgumentException if the status is no error, or there is a text without one
     */
    public ErrorMapping {
        Assert.isTrue(
                status == null || status.isError(),
                () -> "A failure must be answered with 400 or more but was to be with " + status);
        Assert.isTrue(
                status != null || (type == null && title == null && detail == null),
                () -> "The mapping of " + failure.getName() + " needs a status");
    }

    @Nullable HttpProblemException problem(Throwable cause) {
        if (this.status == null) {
            return null;
        }
        HttpProblemException problem = HttpProblemException.of(this.status, cause);
        if (this.type != null) {
            problem.type(this.type);
        }
        if (this.title != null) {
            problem.title(this.title);
        }
        if (this.detail != null) {
            problem.detail(this.detail);
        }
        return problem;
    }
}
