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

/**
 * What the cache did with a request, in the words of the {@code Cache-Status} field (RFC 9211).
 *
 * @since 0.1.0
 */
public enum CacheStatus {

    /** Answered from a stored response, fresh or allowed to be stale. */
    HIT("hit"),

    /** Answered with the response to somebody else's request for the same. */
    COLLAPSED("collapsed"),

    /** Nothing was stored for the URI. */
    MISS("miss"),

    /** No response that was stored for the URI matches the fields of the request. */
    VARY_MISS("vary-miss"),

    /** What is stored is too old, or must not be used without asking. */
    STALE("stale"),

    /** What is stored is fresh, but the request does not want it. */
    REQUEST("request"),

    /** The request has a method that is never answered from a cache. */
    METHOD("method"),

    /** The request is none for this cache. */
    BYPASS("bypass"),

    /** The request wanted a stored response only, and there is none: answered with 504. */
    UNAVAILABLE("unavailable");

    private final String word;

    CacheStatus(String word) {
        this.word = word;
    }

    /**
     * Returns the word for a log or a metric.
     *
     * @return a word in lower case, without blanks
     */
    public String word() {
        return this.word;
    }
}
