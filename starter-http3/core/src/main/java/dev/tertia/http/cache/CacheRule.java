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

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What holds for the responses of some paths.
 *
 * @param path the paths, without the context path
 * @param ttl how long responses are fresh that say nothing about it themselves, in whole seconds;
 *     zero if these are not to be stored
 * @param tags what {@link ResponseCache#purgeTag} knows the responses by
 * @since 0.1.0
 */
public record CacheRule(PathPattern path, Duration ttl, Set<String> tags) {

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException if the duration is negative or has a fraction of a second
     */
    public CacheRule {
        Checks.notNegative("ttl", ttl.toMillis());
        if (!ttl.equals(ttl.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "'ttl' must be whole seconds, as ages of responses are, but was " + ttl);
        }
        tags = Set.copyOf(tags);
    }

    /**
     * Creates a rule from the text of a pattern.
     *
     * @param pattern such as {@code /products/**}
     * @param ttl how long responses are fresh that say nothing about it themselves
     * @param tags names to purge the responses by
     * @return the rule
     * @throws IllegalArgumentException if the pattern or the duration cannot be used
     */
    public static CacheRule of(String pattern, Duration ttl, String... tags) {
        PathPattern path = PathPatternParser.defaultInstance.parse(pattern);
        return new CacheRule(path, ttl, Set.of(tags));
    }

    boolean matches(PathContainer requested) {
        return this.path.matches(requested);
    }
}
