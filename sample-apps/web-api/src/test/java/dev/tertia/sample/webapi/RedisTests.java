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
package dev.tertia.sample.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http3.service.RedisServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;

/** The profile {@code redis}, with a Redis server of its own. */
@WebApiTest
@ActiveProfiles("redis")
@DirtiesContext
class RedisTests {

    private static @Nullable RedisServer server;

    private final WebTestClient http;

    private final StringRedisTemplate redis;

    RedisTests(WebTestClient http, StringRedisTemplate redis) {
        this.http = http;
        this.redis = redis;
    }

    @BeforeAll
    static void start() throws IOException {
        server = new RedisServer(Files.createTempDirectory("redis"));
    }

    /** The port is asked for when the context starts, after the server. */
    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add(
                "WEB_API_REDIS",
                () -> "redis://127.0.0.1:" + Objects.requireNonNull(server).port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void limitsAreCountedInRedis() {
        http.get()
                .uri("/api/protocol")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("RateLimit", left -> assertThat(left).startsWith("\"api\";r="))
                .expectBody();
        // The bucket is full again, and gone, before anybody could look at it.
        Properties commands =
                redis.execute(
                        (RedisCallback<Properties>)
                                connection -> connection.serverCommands().info("commandstats"));
        assertThat(Objects.requireNonNull(commands).stringPropertyNames())
                .anyMatch(name -> name.startsWith("cmdstat_eval"));
    }
}
