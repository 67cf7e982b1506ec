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

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;

/**
 * Policies by path, unlike Spring's source in that it can be asked for them.
 *
 * @param entries the policies, of which the first that matches counts
 */
record CorsPoliciesByPath(List<Entry> entries) implements CorsConfigurationSource {

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        for (Entry entry : this.entries) {
            if (entry.path().matches(path)) {
                return entry.configuration();
            }
        }
        return null;
    }

    /** The policy of some paths. */
    record Entry(PathPattern path, CorsPolicy policy, CorsConfiguration configuration) {

        static Entry of(String pattern, CorsPolicy policy) {
            return new Entry(
                    PathPatternParser.defaultInstance.parse(pattern),
                    policy,
                    policy.configuration());
        }
    }
}
