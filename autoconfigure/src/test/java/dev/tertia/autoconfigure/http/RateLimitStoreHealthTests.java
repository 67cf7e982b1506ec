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

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;
import dev.tertia.http3.service.RedisServer;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;

/** What the health endpoint says while a real Redis comes and goes. */
@Timeout(120)
final class RateLimitStoreHealthTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private static ReactiveWebServerApplicationContext start(int redisPort, String mode) {
        return TestApplication.start(
                "tertia.http.errors.enabled=true",
                "tertia.http.rate-limit.policies.burst.capacity=1000",
                "tertia.http.rate-limit.policies.burst.paths=/long",
                "tertia.http.rate-limit.store=redis",
                "tertia.http.rate-limit.redis.timeout=1s",
                "tertia.http.rate-limit.redis.failures=1",
                "tertia.http.rate-limit.redis.cool-down=50ms",
                "tertia.http.rate-limit.redis.on-failure=" + mode,
                "management.endpoint.health.show-details=always",
                "spring.data.redis.port=" + redisPort);
    }

    /** What the endpoint answers. */
    private record Answer(int status, JsonNode body) {

        JsonNode details() {
            return this.body.path("components").path("rateLimitStore").path("details");
        }

        String component() {
            return this.body.path("components").path("rateLimitStore").path("status").asString();
        }
    }

    private static Mono<Answer> health(ReactiveWebServerApplicationContext context) {
        TestClient client = new TestClient(HttpProtocol.H2, TestApplication.port(context));
        return client.with()
                .get()
                .uri("/actuator/health")
                .responseSingle((response, body) ->
                        body.asString()
                                .map(text ->
                                        new Answer(
                                                response.status().code(),
                                                JsonMapper.shared().readTree(text))));
    }

    /** Only the endpoint is asked: whoever has no requests any more recovers as well. */
    private static Answer await(ReactiveWebServerApplicationContext context, boolean answers) {
        return Flux.interval(Duration.ZERO, Duration.ofMillis(60))
                .onBackpressureDrop()
                .concatMap(tick -> health(context))
                .filter(answer -> answer.details().path("answers").asBoolean() == answers)
                .next()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"local, UP, 200", "open, UP, 200", "closed, OUT_OF_SERVICE, 503"})
    void followsTheStore(String mode, String status, int code) throws Exception {
        try (RedisServer redis = new RedisServer(this.folder);
                var context = start(redis.port(), mode)) {
            Answer well = await(context, true);
            assertThat(well.status()).isEqualTo(200);
            assertThat(well.component()).isEqualTo("UP");
            assertThat(well.details().path("asked").asBoolean()).isTrue();

            redis.kill();
            Answer degraded = await(context, false);
            assertThat(degraded.status()).isEqualTo(code);
            assertThat(degraded.component()).isEqualTo(status);
            assertThat(degraded.body().path("status").asString()).isEqualTo(status);
            assertThat(degraded.details().path("asked").asBoolean()).isFalse();
            assertThat(degraded.details().path("onFailure").asString()).isEqualTo(mode);
            assertThat(degraded.details().path("failures").asLong()).isPositive();

            redis.restart();
            Answer recovered = await(context, true);
            assertThat(recovered.status()).isEqualTo(200);
            assertThat(recovered.component()).isEqualTo("UP");
        }
    }
}
