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
package dev.tertia.http.auth;

import dev.tertia.http.route.FirstMatch;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The rules that requests are measured by. Immutable.
 *
 * <p>The most specific path pattern that matches counts, and among equal ones a rule with methods
 * before one without. What no rule matches falls to the last one.
 *
 * @since 0.1.0
 */
public final class AccessRules {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::path, PathPattern.SPECIFICITY_COMPARATOR)
                    .thenComparing(entry -> entry.rule().methods().isEmpty());

    private final List<Entry> entries;

    private final AccessRule last;

    /**
     * Sorts the rules.
     *
     * @param rules the rules in any order
     * @param otherwise what holds where no rule matches
     * @throws IllegalArgumentException if that needs scopes
     */
    public AccessRules(Collection<AccessRule> rules, Access otherwise) {
        this.entries =
                rules.stream()
                        .flatMap(rule -> rule.paths().stream().map(path -> new Entry(path, rule)))
                        .sorted(ORDER)
                        .toList();
        this.last =
                new AccessRule(
                        "default",
                        List.of(PathPatternParser.defaultInstance.parse("/**")),
                        Set.of(),
                        otherwise,
                        Set.of());
    }

    /**
     * Finds the rule that a request is measured by.
     *
     * @param request the request
     * @return its rule
     */
    public AccessRule find(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        for (Entry entry : this.entries) {
            if (entry.path().matches(path) && entry.rule().matchesMethod(request)) {
                return entry.rule();
            }
        }
        return this.last;
    }

    /** Returns the rules in the order in which they are tried, one for each path. */
    FirstMatch<AccessRule> inOrder() {
        List<FirstMatch.Candidate<AccessRule>> candidates = new ArrayList<>();
        for (Entry entry : this.entries) {
            candidates.add(
                    new FirstMatch.Candidate<>(entry.rule(), entry.rule().methods(), entry.path()));
        }
        candidates.add(
                new FirstMatch.Candidate<>(this.last, Set.of(), this.last.paths().getFirst()));
        return new FirstMatch<>(candidates);
    }

    /**
     * Returns what decides on requests by these rules, for a chain that is made by hand.
     *
     * @return a manager, thread-safe
     */
    public ReactiveAuthorizationManager<AuthorizationContext> manager() {
        return new AccessManager(this);
    }

    private record Entry(PathPattern path, AccessRule rule) {}
}
