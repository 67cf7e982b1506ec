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

import dev.tertia.http3.service.RedisServer;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Redis server with a client that connects again at once. */
public final class ConnectedRedis implements AutoCloseable {

    private final RedisServer server;

    private final ClientResources resources =
            ClientResources.builder()
                    .ioThreadPoolSize(2)
                    .computationThreadPoolSize(2)
                    .reconnectDelay(Delay.constant(Duration.ofMillis(20)))
                    .build();

    private final RedisClient client;

    public ConnectedRedis(Path folder) throws IOException {
        this.server = new RedisServer(folder);
        this.client =
                RedisClient.create(
                        this.resources, RedisURI.create("redis://127.0.0.1:" + this.server.port()));
        this.client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .build());
    }

    public RedisServer server() {
        return this.server;
    }

    public StatefulRedisConnection<String, String> connect() {
        return this.client.connect();
    }

    @Override
    public void close() {
        this.server.close();
        this.client.shutdown(0, 5, TimeUnit.SECONDS);
        this.resources.shutdown(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
