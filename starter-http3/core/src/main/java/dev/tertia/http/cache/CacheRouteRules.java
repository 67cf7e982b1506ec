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

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.FirstMatch;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells how responses to the GET and HEAD requests to a route are stored that say nothing of it
 * themselves: the first rule that matches holds. Rules are named by their patterns.
 *
 * @since 0.1.0
 */
public final class CacheRouteRules implements RouteRules {

    private static final PathPattern EVERYWHERE = PathPatternParser.defaultInstance.parse("/**");

    private static final Set<HttpMethod> CACHED = Set.of(HttpMethod.GET);

    private final ResponseCacheConfig config;

    private final FirstMatch<Optional<CacheRule>> rules;

    /**
     * Creates the view.
     *
     * @param filter the filter that answers from stored responses
     */
    public CacheRouteRules(ResponseCacheFilter filter) {
        this.config = filter.config();
        List<FirstMatch.Candidate<Optional<CacheRule>>> candidates = new ArrayList<>();
        for (CacheRule rule : this.config.rules()) {
            candidates.add(new FirstMatch.Candidate<>(Optional.of(rule), Set.of(), rule.path()));
        }
        candidates.add(new FirstMatch.Candidate<>(Optional.empty(), Set.of(), EVERYWHERE));
        this.rules = new FirstMatch<>(candidates);
    }

    @Override
    public String stage() {
        return "cache";
    }

    @Override
    public List<AppliedRule> of(Route route) {
        PathCoverage included = route.coveredBy(CACHED, this.config.include());
        if (included == PathCoverage.NEVER) {
            return List.of();
        }
        List<AppliedRule> applied = new ArrayList<>();
        for (Map.Entry<Optional<CacheRule>, PathCoverage> met : this.rules.of(route).entrySet()) {
            CacheRule rule = met.getKey().orElse(null);
            PathPattern path = (rule != null) ? rule.path() : EVERYWHERE;
            if (route.mayMeet(this.config.include(), path)) {
                applied.add(
                        new AppliedRule(
                                (rule != null) ? path.getPatternString() : "default",
                                included.and(met.getValue()),
                                effect(rule)));
            }
        }
        return applied;
    }

    private static String effect(@Nullable CacheRule rule) {
        if (rule == null) {
            return "as the response says";
        }
        String fresh =
                rule.ttl().isZero() ? "as the response says" : "fresh for " + describe(rule.ttl());
        return rule.tags().isEmpty() ? fresh : fresh + ", tags " + new TreeSet<>(rule.tags());
    }

    private static String describe(Duration ttl) {
        return ttl.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
