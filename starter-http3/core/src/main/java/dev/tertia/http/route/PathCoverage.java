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

import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Locale;

/**
 * How many of the requests to a route meet a rule.
 *
 * @since 0.1.0
 */
public enum PathCoverage {

    /** All of them. */
    ALWAYS,

    /** Some of them, or it cannot be told from the patterns. */
    SOMETIMES,

    /** None of them. */
    NEVER;

    /**
     * Compares the paths of a rule with those of a route. A path is taken to begin with a slash, or
     * to be empty. {@link #ALWAYS} and {@link #NEVER} are certain.
     *
     * @param rules patterns of which a path must match one
     * @param route the pattern of the route
     * @return what part of the paths of the route the rule has
     */
    public static PathCoverage of(List<PathPattern> rules, PathPattern route) {
        if (rules.stream()
                .noneMatch(rule -> PathSearch.mayExist(List.of(route, rule), List.of()))) {
            return NEVER;
        }
        return PathSearch.mayExist(List.of(route), rules) ? SOMETIMES : ALWAYS;
    }

    /**
     * Combines this with what a second condition of the same rule says.
     *
     * @param other the coverage of the second condition
     * @return the coverage of both
     */
    public PathCoverage and(PathCoverage other) {
        return (compareTo(other) < 0) ? other : this;
    }

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
