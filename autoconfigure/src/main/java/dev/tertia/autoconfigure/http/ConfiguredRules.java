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

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.AccessRule;
import dev.tertia.http.auth.AccessRules;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes access rules of the configuration. */
final class ConfiguredRules {

    private static final String PREFIX = "tertia.http.auth.";

    private ConfiguredRules() {}

    static AccessRules of(AuthProperties properties) {
        List<AccessRule> rules = new ArrayList<>();
        properties.rules().forEach((name, rule) -> rules.add(rule(name, rule)));
        if (properties.defaultAccess() == Access.SCOPE) {
            throw new InvalidConfigurationPropertyValueException(
                    PREFIX + "default-access", "scope", "It has no scopes: add a rule for '/**'.");
        }
        return new AccessRules(rules, properties.defaultAccess());
    }

    static AccessRules of(AuthProperties.ActuatorAccess actuator) {
        boolean scoped = actuator.access() == Access.SCOPE;
        AccessRule rule =
                new AccessRule(
                        "actuator",
                        PathPatterns.parse(PREFIX + "actuator", List.of("/**")),
                        Set.of(),
                        actuator.access(),
                        scoped ? scopes(PREFIX + "actuator", actuator.scopes()) : Set.of());
        return new AccessRules(List.of(rule), Access.DENY);
    }

    private static AccessRule rule(String name, AuthProperties.Rule rule) {
        String property = PREFIX + "rules." + name;
        if (rule.paths().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    property + ".paths", null, "A rule needs at least one path pattern.");
        }
        Access access = access(rule);
        if (access != Access.SCOPE && !rule.scopes().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    property + ".access",
                    access,
                    "Scopes count where the access is 'scope' only: remove the one or the other.");
        }
        return new AccessRule(
                name,
                PathPatterns.parse(property + ".paths", rule.paths()),
                rule.methods().stream()
                        .map(method -> HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                access,
                (access == Access.SCOPE) ? scopes(property, rule.scopes()) : Set.of());
    }

    static Access access(AuthProperties.Rule rule) {
        if (rule.access() != null) {
            return rule.access();
        }
        return rule.scopes().isEmpty() ? Access.AUTHENTICATED : Access.SCOPE;
    }

    private static Set<String> scopes(String property, Set<String> scopes) {
        if (scopes.isEmpty() || scopes.stream().anyMatch(scope -> scope.startsWith("SCOPE_"))) {
            throw new InvalidConfigurationPropertyValueException(
                    property + ".scopes",
                    scopes,
                    "There must be a scope, and it is written without 'SCOPE_'.");
        }
        return scopes;
    }
}
