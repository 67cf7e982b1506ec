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
package dev.tertia.http.limit.redis;

import dev.tertia.http.limit.KeyDigest;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStore;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the buckets in Redis 5 or newer, alone or as a cluster, so that all processes with the same
 * prefix share them. Thread-safe.
 *
 * <p>Each request is one script, by the clock of Redis in milliseconds and in whole numbers. A
 * bucket is one key, with the prefix and a hash of the key of the request, which lives until the
 * bucket is full. What Redis forgets is full again: it must not evict keys. An unused bucket whose
 * bandwidths change fills at the new rate.
 *
 * <p>A call that takes longer than the timeout fails with a {@link
 * java.util.concurrent.TimeoutException}, though it may still take its tokens. While there is no
 * connection, Lettuce keeps the commands in a queue: bound it with {@code
 * ClientOptions.requestQueueSize}, or refuse them with {@code DisconnectedBehavior.REJECT_COMMANDS}
 * so that they fail at once. Results arrive on threads of Lettuce, timeouts on those of Reactor.
 *
 * @since 0.1.0
 */
public final class RedisRateLimitStore implements RateLimitStore {

    private final RedisClusterReactiveCommands<String, String> commands;

    private final BucketScript script;

    private final String prefix;

    private final Duration timeout;

    /**
     * Creates a store.
     *
     * @param commands the commands of a connection to a server or to a cluster, which stays the
     *     caller's
     * @param prefix what all keys begin with, without braces, such as {@code shop:limit:}
     * @param timeout the time after which a call has failed, positive
     * @throws IllegalArgumentException if the prefix has braces or the timeout is not positive
     */
    public RedisRateLimitStore(
            RedisClusterReactiveCommands<String, String> commands,
            String prefix,
            Duration timeout) {
        if (prefix.contains("{") || prefix.contains("}")) {
            throw new IllegalArgumentException(
                    "'prefix' must have no braces, which choose the place in a cluster, but was '%s'"
                            .formatted(prefix));
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("'timeout' must be positive but was " + timeout);
        }
        this.commands = commands;
        this.script = new BucketScript(commands);
        this.prefix = prefix;
        this.timeout = timeout;
    }

    @Override
    public Mono<RateLimitDecision> tryConsume(RateLimitPolicy policy, String key, long cost) {
        policy.checkCost(cost);
        return run(policy, key, cost).map(this::decision);
    }

    @Override
    public Mono<Void> giveBack(RateLimitPolicy policy, String key, long cost) {
        policy.checkCost(cost);
        return run(policy, key, -cost).then();
    }

    @Override
    public Mono<Long> available(RateLimitPolicy policy, String key) {
        return run(policy, key, 0).map(answer -> answer.get(1));
    }

    @Override
    public Mono<Void> reset(RateLimitPolicy policy, String key) {
        return this.commands.del(redisKey(policy, key)).timeout(this.timeout).then();
    }

    private Mono<List<Long>> run(RateLimitPolicy policy, String key, long amount) {
        return this.script.run(redisKey(policy, key), policy, amount).timeout(this.timeout);
    }

    private String redisKey(RateLimitPolicy policy, String key) {
        return this.prefix + "{" + policy.name() + ":" + KeyDigest.of(key) + "}";
    }

    private RateLimitDecision decision(List<Long> answer) {
        return new RateLimitDecision(
                answer.get(0) == 1,
                answer.get(1),
                TimeUnit.MILLISECONDS.toNanos(answer.get(2)),
                this);
    }
}
