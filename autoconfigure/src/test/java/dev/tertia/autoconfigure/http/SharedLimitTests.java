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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;
import dev.tertia.http.limit.RateLimitStore;
import dev.tertia.http.limit.failover.FailoverRateLimitStore;
import dev.tertia.http3.service.RedisServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

@Timeout(120)
final class SharedLimitTests {

    @TempDir private Path folder;

    private static ReactiveWebServerApplicationContext start(int redisPort, String mode) {
        return TestApplication.start(
                "tertia.http.errors.enabled=true",
                "tertia.http.rate-limit.policies.burst.capacity=4",
                "tertia.http.rate-limit.policies.burst.period=1h",
                "tertia.http.rate-limit.store=redis",
                "tertia.http.rate-limit.redis.timeout=5s",
                "tertia.http.rate-limit.redis.failures=1",
                "tertia.http.rate-limit.redis.cool-down=1h",
                "tertia.http.rate-limit.redis.on-failure=" + mode,
                "spring.data.redis.port=" + redisPort);
    }

    private static int get(HttpProtocol protocol, ReactiveWebServerApplicationContext context) {
        TestClient client = new TestClient(protocol, TestApplication.port(context));
        return client.client()
                .get()
                .uri(client.uri("/long"))
                .response()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow()
                .status()
                .code();
    }

    @Test
    void instancesCountTogether() throws Exception {
        try (RedisServer redis = new RedisServer(this.folder);
                var one = start(redis.port(), "closed");
                var other = start(redis.port(), "closed")) {
            assertThat(get(HttpProtocol.HTTP3, one)).isEqualTo(200);
            assertThat(get(HttpProtocol.H2, other)).isEqualTo(200);
            assertThat(get(HttpProtocol.HTTP11, one)).isEqualTo(200);
            assertThat(get(HttpProtocol.HTTP3, other)).isEqualTo(200);
            assertThat(get(HttpProtocol.HTTP3, one)).isEqualTo(429);
            assertThat(get(HttpProtocol.HTTP11, other)).isEqualTo(429);
        }
    }

    @Test
    void startsWithoutRedisAndCountsForItself() throws Exception {
        int port = unusedPort();
        try (var context = start(port, "local")) {
            for (int i = 0; i < 4; i++) {
                assertThat(get(HttpProtocol.H2, context)).isEqualTo(200);
            }
            assertThat(get(HttpProtocol.H2, context)).isEqualTo(429);
            FailoverRateLimitStore store =
                    (FailoverRateLimitStore) context.getBean(RateLimitStore.class);
            assertThat(store.failures()).isEqualTo(1);
            assertThat(store.notAsked()).isPositive();
        }
    }

    @Test
    void refusesWithoutRedisWhenClosed() throws Exception {
        try (var context = start(unusedPort(), "closed")) {
            assertThat(get(HttpProtocol.HTTP3, context)).isEqualTo(503);
        }
    }

    private int unusedPort() throws Exception {
        try (RedisServer gone = new RedisServer(this.folder)) {
            return gone.port();
        }
    }

    @Test
    void needsAConnection() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        TestApplication.start(
                                "tertia.http.rate-limit.policies.burst.capacity=4",
                                "tertia.http.rate-limit.store=redis",
                                "spring.autoconfigure.exclude="
                                        + "org.springframework.boot.data.redis.autoconfigure"
                                        + ".DataRedisAutoConfiguration"))
                .havingRootCause()
                .isInstanceOf(RedisForLimitsMissingException.class)
                .withMessageContaining("redis");
        assertThat(
                        Objects.requireNonNull(
                                        new RedisForLimitsMissingFailureAnalyzer()
                                                .analyze(new RedisForLimitsMissingException()))
                                .getAction())
                .contains("spring-boot-starter-data-redis");
    }
}
