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

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The requests that a policy applies to. Immutable.
 *
 * @param paths patterns of which the path must match one; all paths if empty
 * @param methods methods of which the request must have one; all methods if empty. {@code GET}
 *     stands for {@code HEAD} too, which reaches the same handlers
 * @since 0.1.0
 */
public record RateLimitScope(List<PathPattern> paths, Set<HttpMethod> methods) {

    private static final RateLimitScope EVERYTHING = new RateLimitScope(List.of(), Set.of());

    /** Copies the collections. */
    public RateLimitScope {
        paths = List.copyOf(paths);
        methods = Set.copyOf(methods);
    }

    /**
     * Returns the scope of every request.
     *
     * @return a scope without paths or methods
     */
    public static RateLimitScope everything() {
        return EVERYTHING;
    }

    /**
     * Returns the scope of some paths, with all methods.
     *
     * @param patterns patterns such as {@code /api/**}
     * @return the scope
     * @throws org.springframework.web.util.pattern.PatternParseException if one is no pattern
     */
    public static RateLimitScope ofPaths(String... patterns) {
        return new RateLimitScope(
                Stream.of(patterns).map(PathPatternParser.defaultInstance::parse).toList(),
                Set.of());
    }

    /**
     * Returns the part of this scope that has one of the methods.
     *
     * @param narrowed the methods
     * @return the scope
     */
    public RateLimitScope withMethods(HttpMethod... narrowed) {
        return new RateLimitScope(this.paths, Set.of(narrowed));
    }

    boolean matches(ServerHttpRequest request) {
        return matchesMethod(request.getMethod()) && matchesPath(request);
    }

    private boolean matchesMethod(HttpMethod method) {
        return this.methods.isEmpty()
                || this.methods.contains(method)
                || (method.equals(HttpMethod.HEAD) && this.methods.contains(HttpMethod.GET));
    }

    private boolean matchesPath(ServerHttpRequest request) {
        if (this.paths.isEmpty()) {
            return true;
        }
        var path = request.getPath().pathWithinApplication();
        for (PathPattern pattern : this.paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
