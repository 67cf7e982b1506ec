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
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the cache stores, and how much of it.
 *
 * @param name what the cache calls itself in the {@code Cache-Status} field, a token (RFC 9110
 *     §5.6.2)
 * @param include the paths it works on, without the context path; all others go through untouched
 * @param rules the first that matches a path holds
 * @param bounds how much is held
 * @param collapsing how requests wait for each other
 * @param revalidation how stale responses are renewed in the background
 * @since 0.1.0
 */
public record ResponseCacheConfig(
        String name,
        List<PathPattern> include,
        List<CacheRule> rules,
        CacheBounds bounds,
        CollapsingConfig collapsing,
        RevalidationConfig revalidation) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]*");

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException if the name is no token or no path is included
     */
    public ResponseCacheConfig {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'name' must be letters, digits, '-' and '.', and begin with a letter, but was '%s'"
                            .formatted(name));
        }
        include = List.copyOf(include);
        if (include.isEmpty()) {
            throw new IllegalArgumentException(
                    "'include' must have a pattern but was empty: '/**' includes all paths");
        }
        rules = List.copyOf(rules);
    }

    /**
     * Returns the defaults: all paths, no rules, the name "Tertia", and the defaults of the parts.
     *
     * @return the defaults
     */
    public static ResponseCacheConfig defaults() {
        return new ResponseCacheConfig(
                "Tertia",
                List.of(PathPatternParser.defaultInstance.parse("/**")),
                List.of(),
                CacheBounds.defaults(),
                CollapsingConfig.defaults(),
                RevalidationConfig.defaults());
    }

    boolean includes(PathContainer path) {
        return this.include.stream().anyMatch(pattern -> pattern.matches(path));
    }

    @Nullable CacheRule ruleFor(PathContainer path) {
        return this.rules.stream().filter(rule -> rule.matches(path)).findFirst().orElse(null);
    }
}
