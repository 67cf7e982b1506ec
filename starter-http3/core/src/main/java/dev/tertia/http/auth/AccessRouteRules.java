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

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.FirstMatch;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import java.util.List;
import java.util.TreeSet;

/**
 * Tells what requests to a route need. The rules are in the order of precedence: the first that
 * matches a request counts.
 *
 * @since 0.1.0
 */
public final class AccessRouteRules implements RouteRules {

    private final FirstMatch<AccessRule> rules;

    /**
     * Creates the view.
     *
     * @param rules the rules that requests are measured by
     */
    public AccessRouteRules(AccessRules rules) {
        this.rules = rules.inOrder();
    }

    @Override
    public String stage() {
        return "access";
    }

    @Override
    public List<AppliedRule> of(Route route) {
        return this.rules.of(route).entrySet().stream()
                .map(entry ->
                        new AppliedRule(
                                entry.getKey().name(), entry.getValue(), effect(entry.getKey())))
                .toList();
    }

    private static String effect(AccessRule rule) {
        return switch (rule.access()) {
            case PERMIT -> "everybody";
            case AUTHENTICATED -> "valid credentials";
            case SCOPE -> "scope " + String.join(" or ", new TreeSet<>(rule.scopes()));
            case DENY -> "nobody";
        };
    }
}
