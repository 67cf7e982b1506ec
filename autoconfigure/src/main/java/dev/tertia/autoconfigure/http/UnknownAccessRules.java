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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.route.AppliedRule;
import dev.tertia.http.route.PathCoverage;
import dev.tertia.http.route.Route;
import dev.tertia.http.route.RouteRules;

import java.util.List;

/**
 * Says that the application decides by itself who may do what, not by the rules of {@code
 * tertia.http.auth}.
 *
 * @param chains the names of its chains; empty if there are only Spring Security's defaults
 */
record UnknownAccessRules(List<String> chains) implements RouteRules {

    @Override
    public String stage() {
        return "access";
    }

    @Override
    public List<AppliedRule> of(Route route) {
        String who =
                this.chains.isEmpty()
                        ? "decided by Spring Security's defaults"
                        : "decided by the SecurityWebFilterChain of the application " + this.chains;
        return List.of(new AppliedRule("unknown", PathCoverage.SOMETIMES, who));
    }
}
