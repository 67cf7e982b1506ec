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
package dev.tertia.http.route;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests that a handler answers. Immutable.
 *
 * @param methods the methods; all if empty
 * @param pattern the pattern of the paths, without the context path
 * @param handler what answers, for people
 * @param conditions what else a request must have, for people
 * @param path the one path that is looked at; {@code null} for all that match the pattern
 * @since 0.1.0
 */
public record Route(
        Set<HttpMethod> methods,
        PathPattern pattern,
        String handler,
        List<String> conditions,
        @Nullable PathContainer path) {

    /** Copies the collections. */
    public Route {
        methods = Set.copyOf(methods);
        conditions = List.copyOf(conditions);
    }

    /**
     * Creates a route with all its paths.
     *
     * @param methods the methods; all if empty
     * @param pattern the pattern of the paths, without the context path
     * @param handler what answers, for people
     * @param conditions what else a request must have, for people
     */
    public Route(
            Set<HttpMethod> methods, PathPattern pattern, String handler, List<String> conditions) {
        this(methods, pattern, handler, conditions, null);
    }

    /**
     * Returns the part of this route that has one path.
     *
     * @param one the path, without the context path
     * @return the part, or {@code null} if the path does not belong to the route
     */
    public @Nullable Route at(PathContainer one) {
        return this.pattern.matches(one)
                ? new Route(this.methods, this.pattern, this.handler, this.conditions, one)
                : null;
    }

    /**
     * Tells which of the requests a rule applies to.
     *
     * @param ruleMethods methods of the rule; all if empty. {@code GET} stands for {@code HEAD} too
     * @param rulePaths patterns of which the path must match one
     * @return what part of the requests the rule has
     */
    public PathCoverage coveredBy(Set<HttpMethod> ruleMethods, List<PathPattern> rulePaths) {
        PathCoverage byMethod = RuleMethods.coverage(ruleMethods, this.methods);
        return (byMethod == PathCoverage.NEVER) ? byMethod : byMethod.and(coveredBy(rulePaths));
    }

    private PathCoverage coveredBy(List<PathPattern> rulePaths) {
        PathContainer one = this.path;
        if (one == null) {
            return PathCoverage.of(rulePaths, this.pattern);
        }
        return rulePaths.stream().anyMatch(rule -> rule.matches(one))
                ? PathCoverage.ALWAYS
                : PathCoverage.NEVER;
    }

    /**
     * Tells whether requests may meet two rules at once.
     *
     * @param either patterns of the one, of which the path must match one
     * @param rule the pattern of the other
     * @return whether there may be such a path; a {@code false} is certain
     */
    public boolean mayMeet(List<PathPattern> either, PathPattern rule) {
        return either.stream().anyMatch(one -> mayHave(List.of(one, rule), List.of()));
    }

    /** Tells whether a path may belong to the route and to all of these, and to none of those. */
    boolean mayHave(List<PathPattern> all, List<PathPattern> none) {
        PathContainer one = this.path;
        if (one == null) {
            return PathSearch.mayExist(
                    Stream.concat(Stream.of(this.pattern), all.stream()).toList(), none);
        }
        return all.stream().allMatch(rule -> rule.matches(one))
                && none.stream().noneMatch(rule -> rule.matches(one));
    }
}
