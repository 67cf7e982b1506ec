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
package dev.tertia.http.cache;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How old a response is and how old it may get (RFC 9111 §4.2), in seconds. There is no heuristic:
 * without an explicit lifetime or that of a rule there is none of these.
 *
 * @param lifetime age up to which it is fresh
 * @param initialAge its age when it was received
 * @param receivedAt when it was received
 */
record Freshness(long lifetime, long initialAge, Instant receivedAt) {

    /** Returns {@code null} if neither the response nor the rule says how long it is fresh. */
    static @Nullable Freshness of(
            HttpHeaders headers, Duration ttl, Instant requestedAt, Instant receivedAt) {
        OptionalLong explicit = explicitLifetime(headers, receivedAt);
        if (explicit.isEmpty() && ttl.isZero()) {
            return null;
        }
        return new Freshness(
                explicit.orElse(ttl.toSeconds()),
                initialAge(headers, requestedAt, receivedAt),
                receivedAt);
    }

    long age(Instant now) {
        return this.initialAge
                + Math.max(0, now.getEpochSecond() - this.receivedAt.getEpochSecond());
    }

    /** Returns the seconds it is still fresh for; 0 or less means it is stale. */
    long remaining(Instant now) {
        return this.lifetime - age(now);
    }

    private static OptionalLong explicitLifetime(HttpHeaders headers, Instant receivedAt) {
        CacheDirectives directives = CacheDirectives.of(headers);
        for (String name : new String[] {"s-maxage", "max-age"}) {
            OptionalLong seconds = directives.least(name);
            if (seconds.isPresent()) {
                return seconds;
            }
        }
        if (!headers.containsHeader(HttpHeaders.EXPIRES)) {
            return OptionalLong.empty();
        }
        Instant expires = HttpDates.read(headers, HttpHeaders.EXPIRES);
        return OptionalLong.of(
                (expires != null)
                        ? Math.max(0, secondsFrom(date(headers, receivedAt), expires))
                        : 0);
    }

    private static long initialAge(HttpHeaders headers, Instant requestedAt, Instant receivedAt) {
        long apparent = Math.max(0, secondsFrom(date(headers, receivedAt), receivedAt));
        long corrected = ageField(headers) + Math.max(0, secondsFrom(requestedAt, receivedAt));
        return Math.max(apparent, corrected);
    }

    /** The first number of the field; what is none is ignored (RFC 9111 §5.1). */
    private static long ageField(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.AGE);
        return (value != null)
                ? new Directive("age", value.split(",", 2)[0].strip()).seconds(0)
                : 0;
    }

    private static Instant date(HttpHeaders headers, Instant receivedAt) {
        Instant date = HttpDates.read(headers, HttpHeaders.DATE);
        return (date != null) ? date : receivedAt;
    }

    private static long secondsFrom(Instant start, Instant end) {
        return end.getEpochSecond() - start.getEpochSecond();
    }
}
