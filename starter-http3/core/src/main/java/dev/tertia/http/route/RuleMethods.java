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

import java.util.Set;

/** The methods of a rule, of which {@code GET} stands for {@code HEAD} too. */
final class RuleMethods {

    private RuleMethods() {}

    static boolean contain(Set<HttpMethod> rule, HttpMethod method) {
        return rule.isEmpty()
                || rule.contains(method)
                || (method.equals(HttpMethod.HEAD) && rule.contains(HttpMethod.GET));
    }

    static PathCoverage coverage(Set<HttpMethod> rule, Set<HttpMethod> route) {
        if (rule.isEmpty()) {
            return PathCoverage.ALWAYS;
        }
        if (route.isEmpty()) {
            return PathCoverage.SOMETIMES;
        }
        long contained = route.stream().filter(method -> contain(rule, method)).count();
        if (contained == 0) {
            return PathCoverage.NEVER;
        }
        return (contained == route.size()) ? PathCoverage.ALWAYS : PathCoverage.SOMETIMES;
    }
}
