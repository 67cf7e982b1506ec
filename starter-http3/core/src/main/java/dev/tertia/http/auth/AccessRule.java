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

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Set;

/**
 * What the requests to some paths need. Immutable.
 *
 * @param name what it is called where it is shown
 * @param paths patterns of which the path must match one
 * @param methods methods of which the request must have one; all if empty. {@code GET} stands for
 *     {@code HEAD} too, which reaches the same handlers
 * @param access what is needed
 * @param scopes the scopes of which one is needed, without the prefix {@code SCOPE_}; empty unless
 *     the access is {@link Access#SCOPE}
 * @since 0.1.0
 */
public record AccessRule(
        String name,
        List<PathPattern> paths,
        Set<HttpMethod> methods,
        Access access,
        Set<String> scopes) {

    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException if there are no paths, or scopes are there without need or
     *     needed without being there
     */
    public AccessRule {
        check(name, paths, access, scopes);
        paths = List.copyOf(paths);
        methods = Set.copyOf(methods);
        scopes = Set.copyOf(scopes);
    }

    private static void check(
            String name, List<PathPattern> paths, Access access, Set<String> scopes) {
        Assert.isTrue(!paths.isEmpty(), () -> "The rule '" + name + "' has no paths");
        Assert.isTrue(
                (access == Access.SCOPE) != scopes.isEmpty(),
                () ->
                        "The rule '%s' has the access '%s' but the scopes %s"
                                .formatted(name, access, scopes));
    }

    boolean matchesMethod(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return this.methods.isEmpty()
                || this.methods.contains(method)
                || (method.equals(HttpMethod.HEAD) && this.methods.contains(HttpMethod.GET));
    }
}
