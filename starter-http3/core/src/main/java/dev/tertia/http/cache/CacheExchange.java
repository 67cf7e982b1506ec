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
package dev.tertia.http.cache;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** An exchange on its way through the cache. */
record CacheExchange(
        ServerWebExchange exchange,
        WebFilterChain chain,
        CacheRequest request,
        @Nullable CacheRule rule) {

    ServerHttpResponse response() {
        return this.exchange.getResponse();
    }

    Duration ttl() {
        return (this.rule != null) ? this.rule.ttl() : Duration.ZERO;
    }

    /** Returns the tags of the rule and those that handlers have set. */
    Set<String> tags() {
        Set<String> tags = new HashSet<>();
        if (this.rule != null) {
            tags.addAll(this.rule.tags());
        }
        if (this.exchange.getAttribute(ResponseCache.TAGS_ATTRIBUTE) instanceof Collection<?> set) {
            set.forEach(tag -> tags.add(String.valueOf(tag)));
        }
        return tags;
    }
}
