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

import dev.tertia.http.auth.apikey.ApiKeyAuthentication;
import dev.tertia.http.client.ClientAddress;
import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.expression.ExpressionKeyResolver;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import java.util.List;

/** Makes key resolvers of their names in the configuration. */
final class ConfiguredKeys {

    private static final String HEADER = "header:";

    private static final String BEAN = "bean:";

    private final BeanFactory beans;

    ConfiguredKeys(BeanFactory beans) {
        this.beans = beans;
    }

    KeyResolver resolver(String property, RateLimitProperties.Policy policy) {
        if (policy.keyExpression() != null) {
            return expression(property + "-expression", policy.keyExpression(), policy);
        }
        if (policy.key().isEmpty()) {
            return KeyResolver.of(ClientAddress::groupOf).describedAs("client-address");
        }
        List<KeyResolver> parts =
                policy.key().stream()
                        .map(key -> resolver(property, key, policy).describedAs(key))
                        .toList();
        return (parts.size() == 1)
                ? parts.getFirst()
                : KeyResolver.composite(parts.toArray(KeyResolver[]::new));
    }

    private static KeyResolver expression(
            String property, String expression, RateLimitProperties.Policy policy) {
        if (!policy.key().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    property, expression, "There is 'key' as well. Remove one of them.");
        }
        ExpressionKeyResolver resolver;
        try {
            resolver = new ExpressionKeyResolver(expression, ClientAddress::groupOf);
        } catch (IllegalArgumentException ex) {
            throw new InvalidConfigurationPropertyValueException(
                    property, expression, ex.getMessage() + ".");
        }
        if (resolver.needsPrincipal()) {
            requireKnownPrincipal(property, expression, policy);
        }
        return resolver;
    }

    private KeyResolver resolver(String property, String key, RateLimitProperties.Policy policy) {
        if (key.startsWith(HEADER) && key.length() > HEADER.length()) {
            return KeyResolver.header(key.substring(HEADER.length()));
        }
        if (key.startsWith(BEAN)) {
            return bean(property, key.substring(BEAN.length()));
        }
        return switch (key) {
            case "client-address" -> KeyResolver.of(ClientAddress::groupOf);
            case "principal" -> {
                requireKnownPrincipal(property, key, policy);
                yield KeyResolver.principal();
            }
            case "api-key" -> {
                requireKnownPrincipal(property, key, policy);
                yield apiKey();
            }
            case "path" -> KeyResolver.pathPattern(PathPatterns.parse(property, policy.paths()));
            default -> throw invalid(property, key, "There is no such key");
        };
    }

    /** The class of the principal needs Spring Security, which may be absent. */
    private static KeyResolver apiKey() {
        return exchange ->
                exchange.getPrincipal()
                        .ofType(ApiKeyAuthentication.class)
                        .map(ApiKeyAuthentication::keyName);
    }

    private static void requireKnownPrincipal(
            String property, String value, RateLimitProperties.Policy policy) {
        if (policy.stage() != RateLimitStage.AFTER_AUTHENTICATION) {
            throw new InvalidConfigurationPropertyValueException(
                    property, value, "Nobody is known yet: set 'stage' to 'after-authentication'.");
        }
    }

    private KeyResolver bean(String property, String name) {
        try {
            return this.beans.getBean(name, KeyResolver.class);
        } catch (NoSuchBeanDefinitionException ex) {
            throw invalid(property, name, "There is no such bean of type KeyResolver");
        }
    }

    private static InvalidConfigurationPropertyValueException invalid(
            String property, String value, String reason) {
        return new InvalidConfigurationPropertyValueException(
                property,
                value,
                reason
                        + ". Keys are 'client-address', 'principal', 'api-key', 'path',"
                        + " 'header:NAME' and 'bean:NAME'.");
    }
}
