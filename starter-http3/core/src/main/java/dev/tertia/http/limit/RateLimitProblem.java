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
package dev.tertia.http.limit;

import dev.tertia.http.error.HttpProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import java.net.URI;
import java.util.List;

/** The answers to requests that are refused (draft-ietf-httpapi-ratelimit-headers-11 §6). */
final class RateLimitProblem {

    private static final String TYPES = "https://iana.org/assignments/http-problem-types#";

    static final URI QUOTA_EXCEEDED = URI.create(TYPES + "quota-exceeded");

    static final URI REDUCED_CAPACITY = URI.create(TYPES + "temporary-reduced-capacity");

    private static final long STORE_RETRY_SECONDS = 5;

    private RateLimitProblem() {}

    static HttpProblemException quotaExceeded(List<Charge> refused) {
        long seconds = refused.stream().mapToLong(Charge::waitSeconds).max().orElse(1);
        return problem(HttpStatus.TOO_MANY_REQUESTS, seconds, refused)
                .type(QUOTA_EXCEEDED)
                .title("Request cannot be satisfied as assigned quota has been exceeded");
    }

    static HttpProblemException reducedCapacity(List<Charge> unavailable) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, STORE_RETRY_SECONDS, unavailable)
                .type(REDUCED_CAPACITY)
                .title("Request cannot be satisfied due to temporary server capacity constraints");
    }

    private static HttpProblemException problem(
            HttpStatus status, long retryAfterSeconds, List<Charge> violated) {
        return HttpProblemException.of(status)
                .detail("Try again in %d s".formatted(retryAfterSeconds))
                .member(
                        "violated-policies",
                        violated.stream().map(charge -> charge.policy().name()).toList())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }
}
