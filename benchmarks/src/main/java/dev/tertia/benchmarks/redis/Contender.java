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
package dev.tertia.benchmarks.redis;

import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.RateLimitBandwidth;
import dev.tertia.http.limit.RateLimitDecision;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.redis.RedisRateLimitStore;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Who decides. Each has one connection, as that is how Lettuce is used. */
enum Contender {
    /** One script for each decision. */
    TERTIA,
    /** Reads, and writes if nobody else has written: a proxy for each request, as for any key. */
    BUCKET4J,
    /** The same with its optimization for a hot key, whose proxy the application has to keep. */
    BUCKET4J_BATCHING;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** On a bucket of its own, which Redis forgets when it is full. */
    Decider decider(RedisClient client, RateLimitBandwidth bandwidth) {
        String key = "benchmark:" + UUID.randomUUID();
        return switch (this) {
            case TERTIA -> tertia(client, bandwidth, key);
            case BUCKET4J -> {
                AsyncProxyManager<String> proxies = proxies(client);
                BucketConfiguration configuration = configuration(bandwidth);
                yield () ->
                        decide(
                                proxies.getProxy(
                                        key,
                                        () -> CompletableFuture.completedFuture(configuration)));
            }
            case BUCKET4J_BATCHING -> {
                BucketConfiguration configuration = configuration(bandwidth);
                AsyncBucketProxy proxy =
                        proxies(client)
                                .builder()
                                .withOptimization(Optimizations.batching())
                                .build(key, () -> CompletableFuture.completedFuture(configuration));
                yield () -> decide(proxy);
            }
        };
    }

    private static Decider tertia(RedisClient client, RateLimitBandwidth bandwidth, String key) {
        RedisRateLimitStore store =
                new RedisRateLimitStore(
                        client.connect(StringCodec.UTF8).reactive(), "benchmark:", TIMEOUT);
        RateLimitPolicy policy =
                RateLimitPolicy.of(
                        "address",
                        bandwidth,
                        KeyResolver.of(exchange -> key),
                        RateLimitStage.BEFORE_AUTHENTICATION);
        return () ->
                store.tryConsume(policy, key, 1)
                        .map(RateLimitDecision::admitted)
                        .toFuture()
                        .thenApply(Boolean.TRUE::equals);
    }

    private static AsyncProxyManager<String> proxies(RedisClient client) {
        return Bucket4jLettuce.casBasedBuilder(
                        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                Duration.ofSeconds(1)))
                .requestTimeout(TIMEOUT)
                .build()
                .asAsync();
    }

    private static BucketConfiguration configuration(RateLimitBandwidth bandwidth) {
        return BucketConfiguration.builder()
                .addLimit(limit ->
                        limit.capacity(bandwidth.capacity())
                                .refillGreedy(bandwidth.refillTokens(), bandwidth.period()))
                .build();
    }

    private static CompletableFuture<Boolean> decide(AsyncBucketProxy proxy) {
        return proxy.tryConsumeAndReturnRemaining(1).thenApply(ConsumptionProbe::isConsumed);
    }
}
