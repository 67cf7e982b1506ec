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

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;

import reactor.core.publisher.Mono;

import java.util.Set;

/** Decides on requests by the rules. */
final class AccessManager implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final String SCOPE = "SCOPE_";

    private final AccessRules rules;

    AccessManager(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> authentication, AuthorizationContext context) {
        AccessRule rule = this.rules.find(context.getExchange().getRequest());
        return switch (rule.access()) {
            case PERMIT -> decision(true);
            case DENY -> decision(false);
            case AUTHENTICATED, SCOPE ->
                    authentication
                            .map(who -> isAllowed(who, rule))
                            .defaultIfEmpty(false)
                            .map(AuthorizationDecision::new);
        };
    }

    private static boolean isAllowed(Authentication who, AccessRule rule) {
        return who.isAuthenticated()
                && (rule.access() != Access.SCOPE
                        || who.getAuthorities().stream()
                                .anyMatch(authority -> isOneOf(authority, rule.scopes())));
    }

    private static boolean isOneOf(GrantedAuthority granted, Set<String> scopes) {
        String authority = granted.getAuthority();
        return authority != null
                && authority.startsWith(SCOPE)
                && scopes.contains(authority.substring(SCOPE.length()));
    }

    private static Mono<AuthorizationResult> decision(boolean granted) {
        return Mono.just(new AuthorizationDecision(granted));
    }
}
