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
package dev.tertia.http.limit;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.stream.Collectors;

/** Joins keys so that different parts never make the same whole. */
record CompositeKeyResolver(List<KeyResolver> parts) implements KeyResolver {

    CompositeKeyResolver {
        Checks.check(!parts.isEmpty(), "A composite key needs at least one part but has none");
    }

    @Override
    public Mono<String> resolve(ServerWebExchange exchange) {
        return Flux.fromIterable(this.parts)
                .concatMap(part -> part.resolve(exchange).defaultIfEmpty(""))
                .collectList()
                .map(CompositeKeyResolver::join);
    }

    @Override
    public String description() {
        return this.parts.stream()
                .map(KeyResolver::description)
                .collect(Collectors.joining(" and "));
    }

    private static String join(List<String> values) {
        if (values.stream().allMatch(String::isEmpty)) {
            return "";
        }
        StringBuilder joined = new StringBuilder();
        for (String value : values) {
            // Its length tells where a value ends, whatever characters it has.
            joined.append(value.length()).append(':').append(value);
        }
        return joined.toString();
    }
}
