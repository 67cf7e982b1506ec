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

import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.util.pattern.PathPattern;

import java.util.Comparator;
import java.util.Map;

/**
 * The policies by path.
 *
 * @since 0.1.0
 */
public final class CorsPolicies {

    private CorsPolicies() {}

    /**
     * Makes a source of policies.
     *
     * @param byPath the policies by path pattern such as {@code /api/**}; the most specific pattern
     *     counts
     * @return a source, thread-safe
     */
    public static CorsConfigurationSource byPath(Map<String, CorsPolicy> byPath) {
        return new CorsPoliciesByPath(
                byPath.entrySet().stream()
                        .map(entry -> CorsPoliciesByPath.Entry.of(entry.getKey(), entry.getValue()))
                        .sorted(
                                Comparator.comparing(
                                        CorsPoliciesByPath.Entry::path,
                                        PathPattern.SPECIFICITY_COMPARATOR))
                        .toList());
    }
}
