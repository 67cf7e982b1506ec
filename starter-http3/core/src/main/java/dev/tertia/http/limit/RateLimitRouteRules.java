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

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells which policies count the requests to a route: all that match, as they are now.
 *
 * @since 0.1.0
 */
public final class RateLimitRouteRules implements RouteRules {

    private static final List<PathPattern> EVERYWHERE =
            List.of(PathPatternParser.defaultInstance.parse("/**"));

    private final List<RateLimitFilter> filters;

    /**
     * Creates the view.
     *
     * @param filters the filters that apply the policies, the first one first
     */
    public RateLimitRouteRules(Collection<RateLimitFilter> filters) {
        this.filters = List.copyOf(filters);
    }

    @Override
    public String stage() {
        return "rate-limit";
    }

    @Override
    public List<AppliedRule> of(Route route) {
        return this.filters.stream()
                .flatMap(filter -> filter.policies().stream())
                .map(policy -> applied(policy, route))
                .filter(rule -> rule.coverage() != PathCoverage.NEVER)
                .toList();
    }

    private static AppliedRule applied(RateLimitPolicy policy, Route route) {
        RateLimitScope scope = policy.scope();
        List<PathPattern> paths = scope.paths().isEmpty() ? EVERYWHERE : scope.paths();
        return new AppliedRule(
                policy.name(), route.coveredBy(scope.methods(), paths), effect(policy));
    }

    private static String effect(RateLimitPolicy policy) {
        return policy.bandwidths().stream()
                        .map(RateLimitRouteRules::describe)
                        .collect(Collectors.joining(" and "))
                + " by "
                + policy.key().description()
                + ((policy.cost() > 1) ? ", each costs " + policy.cost() : "")
                + (policy.shadow() ? ", shadow: counts only" : "");
    }

    private static String describe(RateLimitBandwidth bandwidth) {
        String rate = bandwidth.refillTokens() + " in " + describe(bandwidth.period());
        return (bandwidth.capacity() == bandwidth.refillTokens())
                ? rate
                : bandwidth.capacity() + " at once, " + rate;
    }

    private static String describe(Duration period) {
        return period.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
