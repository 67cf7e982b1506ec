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

import dev.tertia.http.limit.EmptyKey;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.failover.OnStoreFailure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Limits of the rate of requests.
 *
 * @param enabled Whether requests are limited. Nothing happens without a policy.
 * @param headers Whether responses tell the limits, in 'RateLimit-Policy' and 'RateLimit'.
 * @param store Where the buckets are kept.
 * @param maxKeys Most buckets of each policy in the memory of this process.
 * @param redis How buckets are kept in Redis.
 * @param policies The policies by name. Names are seen by clients.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.rate-limit")
public record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean headers,
        @DefaultValue("memory") Store store,
        @DefaultValue("100000") int maxKeys,
        @DefaultValue RedisProperties redis,
        @DefaultValue Map<String, Policy> policies) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no room for a key
     */
    public RateLimitProperties {
        Assert.isTrue(
                maxKeys > 0,
                () -> "'tertia.http.rate-limit.max-keys' must be positive but was " + maxKeys);
    }

    /** Where the buckets are kept. */
    public enum Store {

        /** In the memory of this process: each instance counts for itself. */
        MEMORY,

        /** In Redis: all instances count together. */
        REDIS
    }

    /**
     * How buckets are kept in Redis. Its address is that of 'spring.data.redis'.
     *
     * @param prefix What all keys begin with.
     * @param timeout Time after which a call has failed.
     * @param onFailure What happens to requests while Redis does not answer.
     * @param failures Failures in a row after which Redis is left alone for a while.
     * @param coolDown How long it is left alone.
     */
    public record RedisProperties(
            @DefaultValue("tertia:rate-limit:") String prefix,
            @DefaultValue("50ms") Duration timeout,
            @DefaultValue("local") OnStoreFailure onFailure,
            @DefaultValue("5") int failures,
            @DefaultValue("1s") Duration coolDown) {}

    /**
     * A token bucket for each key.
     *
     * @param capacity Most requests at once.
     * @param refill Tokens that come back in each period. When not set, the capacity.
     * @param period Time in which they come back.
     * @param second A second bandwidth that counts beside the first, such as 1000 an hour.
     * @param cost Tokens that a request takes.
     * @param key What requests are counted by: 'client-address', 'principal', 'header:NAME',
     *     'path', 'bean:NAME' of a KeyResolver, or several with commas. When empty,
     *     'client-address', unless there is an expression.
     * @param keyExpression SpEL expression that finds the key, in place of 'key'.
     * @param emptyKey What happens to requests without a key.
     * @param paths Patterns of the paths it counts for. When empty, all.
     * @param methods Methods it counts for. When empty, all.
     * @param stage When it is applied.
     * @param shadow Whether it only counts and reports, and refuses nothing.
     */
    public record Policy(
            long capacity,
            @Nullable Long refill,
            @DefaultValue("1m") Duration period,
            @NestedConfigurationProperty @Nullable Bandwidth second,
            @DefaultValue("1") long cost,
            @DefaultValue List<String> key,
            @Nullable String keyExpression,
            @DefaultValue("share") EmptyKey emptyKey,
            @DefaultValue List<String> paths,
            @DefaultValue List<String> methods,
            @DefaultValue("before-authentication") RateLimitStage stage,
            @DefaultValue("false") boolean shadow) {}

    /**
     * A bandwidth of a token bucket.
     *
     * @param capacity Most requests at once.
     * @param refill Tokens that come back in each period. When not set, the capacity.
     * @param period Time in which they come back.
     */
    public record Bandwidth(
            long capacity, @Nullable Long refill, @DefaultValue("1h") Duration period) {}
}
