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

import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of which the first that matches a request holds, the others do not. Immutable.
 *
 * @param <T> what stands for a rule
 * @param candidates the rules in the order in which they are tried; a rule may be there repeatedly
 * @since 0.1.0
 */
public record FirstMatch<T>(List<Candidate<T>> candidates) {

    /** Copies the list. */
    public FirstMatch {
        candidates = List.copyOf(candidates);
    }

    /**
     * Finds the rules that requests to a route meet: one that always holds, or several of which
     * each sometimes does.
     *
     * @param route the route
     * @return the rules in their order, each with its coverage
     */
    public Map<T, PathCoverage> of(Route route) {
        Set<T> met = new LinkedHashSet<>();
        boolean complete = true;
        for (HttpMethod method : methods(route)) {
            complete &= find(route, method, met);
        }
        PathCoverage coverage =
                (complete && met.size() == 1) ? PathCoverage.ALWAYS : PathCoverage.SOMETIMES;
        Map<T, PathCoverage> ordered = new LinkedHashMap<>();
        for (Candidate<T> candidate : this.candidates) {
            if (met.contains(candidate.rule())) {
                ordered.put(candidate.rule(), coverage);
            }
        }
        return ordered;
    }

    /** Where a route has all methods, one that no rule names stands for the rest. */
    private Set<HttpMethod> methods(Route route) {
        if (!route.methods().isEmpty()) {
            return route.methods();
        }
        Set<HttpMethod> methods = new LinkedHashSet<>();
        this.candidates.forEach(candidate -> methods.addAll(candidate.methods()));
        methods.add(HttpMethod.valueOf("ANY-OTHER"));
        return methods;
    }

    /** Adds the rules for a method, and tells whether each request with it has one. */
    private boolean find(Route route, HttpMethod method, Set<T> met) {
        List<PathPattern> before = new ArrayList<>();
        for (Candidate<T> candidate : this.candidates) {
            if (!RuleMethods.contain(candidate.methods(), method)
                    || !route.mayHave(List.of(candidate.path()), before)) {
                continue;
            }
            met.add(candidate.rule());
            before.add(candidate.path());
            if (!route.mayHave(List.of(), before)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A rule for some requests.
     *
     * @param <T> what stands for a rule
     * @param rule the rule
     * @param methods its methods; all if empty. {@code GET} stands for {@code HEAD} too
     * @param path the pattern of its paths
     */
    public record Candidate<T>(T rule, Set<HttpMethod> methods, PathPattern path) {

        /** Copies the methods. */
        public Candidate {
            methods = Set.copyOf(methods);
        }
    }
}
