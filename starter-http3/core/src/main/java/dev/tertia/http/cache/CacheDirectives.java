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

import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The directives of all {@code Cache-Control} lines of a message (RFC 9111 §5.2).
 *
 * <p>Of repeated and of malformed numbers the most restrictive holds. A directive that names
 * fields, such as {@code private="set-cookie"}, holds for the whole message.
 */
record CacheDirectives(List<Directive> directives) {

    CacheDirectives {
        directives = List.copyOf(directives);
    }

    static CacheDirectives parse(List<String> lines) {
        return new CacheDirectives(
                lines.stream()
                        .flatMap(line -> new DirectiveParser(line).parse().stream())
                        .toList());
    }

    static CacheDirectives of(HttpHeaders headers) {
        return parse(headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
    }

    boolean contains(String name) {
        return this.directives.stream().anyMatch(directive -> directive.name().equals(name));
    }

    /**
     * Returns whether a response must not be stored by a cache that knows its status code: {@code
     * must-understand} takes back the {@code no-store} beside it, which is for the others.
     */
    boolean forbidToStoreUnderstood() {
        boolean understood = contains("must-understand") && !contains(Directive.UNENDED.name());
        return contains("no-store") && !understood;
    }

    /** For numbers that allow: the least one, 0 if one is malformed. */
    OptionalLong least(String name) {
        return seconds(name, 0).min();
    }

    /** For numbers that demand: the greatest one, without end if one is malformed. */
    OptionalLong greatest(String name) {
        return seconds(name, Long.MAX_VALUE).max();
    }

    /** How many seconds a response may be stale: without a number, any. */
    long maxStale() {
        boolean any = this.directives.contains(new Directive("max-stale", null));
        return any && seconds("max-stale", 0).count() == 1
                ? Long.MAX_VALUE
                : least("max-stale").orElse(0);
    }

    private LongStream seconds(String name, long malformed) {
        return this.directives.stream()
                .filter(directive -> directive.name().equals(name))
                .mapToLong(directive -> directive.seconds(malformed));
    }
}
