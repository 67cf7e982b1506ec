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

import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.redis.RedisRateLimitStore;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.StringCodec;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import java.util.concurrent.Callable;

/**
 * Opens a connection of the client that Boot has configured, which the client closes. Thread-safe.
 */
final class RedisConnector implements Callable<RateLimitStore> {

    private final LettuceConnectionFactory connections;

    private final RateLimitProperties.RedisProperties properties;

    RedisConnector(
            LettuceConnectionFactory connections, RateLimitProperties.RedisProperties properties) {
        this.connections = connections;
        this.properties = properties;
    }

    @Override
    public RateLimitStore call() {
        return new RedisRateLimitStore(
                commands(this.connections.getRequiredNativeClient()),
                this.properties.prefix(),
                this.properties.timeout());
    }

    private static RedisClusterReactiveCommands<String, String> commands(
            AbstractRedisClient client) {
        return switch (client) {
            case RedisClient single -> single.connect(StringCodec.UTF8).reactive();
            case RedisClusterClient cluster -> cluster.connect(StringCodec.UTF8).reactive();
            default -> throw new IllegalStateException("No client for Redis: " + client);
        };
    }
}
