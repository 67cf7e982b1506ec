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

import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitScope;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpMethod;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes policies of what the configuration says. */
final class ConfiguredPolicies {

    private final ConfiguredKeys keys;

    ConfiguredPolicies(ConfiguredKeys keys) {
        this.keys = keys;
    }

    List<RateLimitPolicy> of(Map<String, RateLimitProperties.Policy> policies) {
        return policies.entrySet().stream()
                .map(policy -> policy(policy.getKey(), policy.getValue()))
                .toList();
    }

    private RateLimitPolicy policy(String name, RateLimitProperties.Policy policy) {
        String property = "tertia.http.rate-limit.policies." + name;
        try {
            return new RateLimitPolicy(
                    name,
                    bandwidths(policy),
                    policy.cost(),
                    this.keys.resolver(property + ".key", policy),
                    policy.emptyKey(),
                    new RateLimitScope(
                            PathPatterns.parse(property + ".paths", policy.paths()),
                            methods(policy)),
                    policy.stage(),
                    policy.shadow());
        } catch (IllegalArgumentException ex) {
            throw new InvalidConfigurationPropertyValueException(property, policy, ex.getMessage());
        }
    }

    private static List<RateLimitBandwidth> bandwidths(RateLimitProperties.Policy policy) {
        List<RateLimitBandwidth> bandwidths = new ArrayList<>();
        bandwidths.add(bandwidth(policy.capacity(), policy.refill(), policy.period()));
        RateLimitProperties.Bandwidth second = policy.second();
        if (second != null) {
            bandwidths.add(bandwidth(second.capacity(), second.refill(), second.period()));
        }
        return bandwidths;
    }

    private static RateLimitBandwidth bandwidth(
            long capacity, @Nullable Long refill, Duration period) {
        return new RateLimitBandwidth(capacity, (refill != null) ? refill : capacity, period);
    }

    private static Set<HttpMethod> methods(RateLimitProperties.Policy policy) {
        return policy.methods().stream()
                .map(method -> HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
