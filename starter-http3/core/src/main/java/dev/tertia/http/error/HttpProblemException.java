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
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import java.net.URI;

/**
 * A failure that says itself what the client gets to see: a problem (RFC 9457) and fields of the
 * response.
 *
 * <p>All that is set here is sent to the client, the message and the cause are not. It has no stack
 * trace of its own: it is an answer, not a defect. Not thread-safe until thrown.
 *
 * @since 0.1.0
 */
public final class HttpProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private HttpProblemException(HttpStatusCode status, @Nullable Throwable cause) {
        super(status, ProblemDetail.forStatus(status), cause);
    }

    /**
     * Begins a problem of that status, with the status's own title.
     *
     * @param status the status of the response, 400 or more
     * @return a problem to be completed and thrown
     * @throws IllegalArgumentException if the status is no error
     */
    public static HttpProblemException of(HttpStatusCode status) {
        return of(status, null);
    }

    /**
     * Begins a problem that was caused by another failure, which goes to the log only.
     *
     * @param status the status of the response, 400 or more
     * @param cause what has failed, or {@code null}
     * @return a problem to be completed and thrown
     * @throws IllegalArgumentException if the status is no error
     */
    public static HttpProblemException of(HttpStatusCode status, @Nullable Throwable cause) {
        if (!status.isError()) {
            throw new IllegalArgumentException(
                    "The status of a problem must be 400 or more but was " + status.value());
        }
        return new HttpProblemException(status, cause);
    }

    /**
     * Sets the type.
     *
     * @param type a URI that names this sort of problem
     * @return this problem
     */
    public HttpProblemException type(URI type) {
        setType(type);
        return this;
    }

    /**
     * Sets the title.
     *
     * @param title the same text for each problem of a type
     * @return this problem
     */
    public HttpProblemException title(String title) {
        setTitle(title);
        return this;
    }

    /**
     * Sets the detail.
     *
     * @param detail what is wrong this time, and what the client can do
     * @return this problem
     */
    public HttpProblemException detail(String detail) {
        setDetail(detail);
        return this;
    }

    /**
     * Adds a member of its own (RFC 9457 §3.2).
     *
     * @param name the name of the member
     * @param value anything that can be written as JSON
     * @return this problem
     */
    public HttpProblemException member(String name, @Nullable Object value) {
        getBody().setProperty(name, value);
        return this;
    }

    /**
     * Adds a field to the response.
     *
     * @param name the name of the field
     * @param value its value
     * @return this problem
     */
    public HttpProblemException header(String name, String value) {
        getHeaders().add(name, value);
        return this;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
