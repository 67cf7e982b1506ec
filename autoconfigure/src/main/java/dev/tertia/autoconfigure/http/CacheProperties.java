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

import dev.tertia.http.cache.CacheBounds;
import dev.tertia.http.cache.CacheRule;
import dev.tertia.http.cache.CollapsingConfig;
import dev.tertia.http.cache.ResponseCacheConfig;
import dev.tertia.http.cache.RevalidationConfig;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cache of responses.
 *
 * @param enabled Whether responses are stored and requests answered from them.
 * @param name What the cache calls itself in 'Cache-Status'.
 * @param paths Patterns of the paths it works on.
 * @param maxSize Most memory for all stored responses.
 * @param maxEntrySize Most memory for one response. Larger ones are not stored.
 * @param maxVariants Responses stored for one URI that differ by what 'Vary' names.
 * @param maxWait How long a request waits for the response to another one for the same.
 * @param maxWaiters Requests that wait at once.
 * @param maxRenewals Stale responses that are renewed in the background at once.
 * @param renewalTimeout Time after which such a renewal is given up.
 * @param rules What holds for some paths, by a name of your choice. The first that matches counts.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.cache")
public record CacheProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("Tertia") String name,
        @DefaultValue("/**") List<String> paths,
        @DefaultValue("64MB") DataSize maxSize,
        @DefaultValue("1MB") DataSize maxEntrySize,
        @DefaultValue("16") int maxVariants,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue("1000") int maxWaiters,
        @DefaultValue("32") int maxRenewals,
        @DefaultValue("30s") Duration renewalTimeout,
        @DefaultValue Map<String, Rule> rules) {

    ResponseCacheConfig config() {
        return new ResponseCacheConfig(
                this.name,
                PathPatterns.parse("tertia.http.cache.paths", this.paths),
                cacheRules(),
                new CacheBounds(
                        this.maxSize.toBytes(),
                        Math.toIntExact(this.maxEntrySize.toBytes()),
                        this.maxVariants),
                new CollapsingConfig(this.maxWait, this.maxWaiters),
                new RevalidationConfig(this.maxRenewals, this.renewalTimeout));
    }

    private List<CacheRule> cacheRules() {
        List<CacheRule> cacheRules = new ArrayList<>();
        this.rules.forEach((ruleName, rule) -> {
            String property = "tertia.http.cache.rules." + ruleName + ".paths";
            PathPatterns.parse(property, rule.paths())
                    .forEach(path -> cacheRules.add(new CacheRule(path, rule.ttl(), rule.tags())));
        });
        return cacheRules;
    }

    /**
     * What holds for some paths.
     *
     * @param paths Patterns of the paths.
     * @param ttl How long responses are fresh that do not say it themselves. Zero does not store
     *     these.
     * @param tags Names by which the responses can be removed together.
     */
    public record Rule(
            @DefaultValue List<String> paths,
            @DefaultValue("0s") Duration ttl,
            @DefaultValue Set<String> tags) {}
}
