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
package dev.tertia.http.cors;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.FirstMatch;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells what pages of other origins may do at a route: the policy of the most specific path counts.
 * Policies are named by their paths.
 *
 * @since 0.1.0
 */
public final class CorsRouteRules implements RouteRules {

    private final CorsFilter filter;

    /**
     * Creates the view.
     *
     * @param filter the filter; its policies are known if they are those of {@link CorsPolicies}
     */
    public CorsRouteRules(CorsFilter filter) {
        this.filter = filter;
    }

    @Override
    public String stage() {
        return "cors";
    }

    @Override
    public List<AppliedRule> of(Route route) {
        if (!(this.filter.policies() instanceof CorsPoliciesByPath byPath)) {
            String source = this.filter.policies().getClass().getName();
            return List.of(
                    new AppliedRule("unknown", PathCoverage.SOMETIMES, "decided by " + source));
        }
        List<FirstMatch.Candidate<CorsPoliciesByPath.Entry>> candidates = new ArrayList<>();
        for (CorsPoliciesByPath.Entry entry : byPath.entries()) {
            candidates.add(new FirstMatch.Candidate<>(entry, Set.of(), entry.path()));
        }
        return new FirstMatch<>(candidates)
                .of(route).entrySet().stream()
                        .map(met ->
                                new AppliedRule(
                                        met.getKey().path().getPatternString(),
                                        met.getValue(),
                                        effect(met.getKey().policy())))
                        .toList();
    }

    private static String effect(CorsPolicy policy) {
        List<String> origins = new ArrayList<>(policy.allowedOrigins());
        origins.addAll(policy.allowedOriginPatterns());
        return "origins "
                + origins
                + ", methods "
                + policy.allowedMethods()
                + (policy.allowCredentials() ? ", credentials" : "");
    }
}
