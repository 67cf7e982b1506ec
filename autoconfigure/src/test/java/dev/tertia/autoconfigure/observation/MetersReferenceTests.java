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
package dev.tertia.autoconfigure.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.autoconfigure.http3.TestApplication;
import dev.tertia.autoconfigure.http3.TestClient;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitStore;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.netty.http.HttpProtocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reference page has all the meters, and no others. */
@Timeout(120)
final class MetersReferenceTests {

    private static final Set<String> REQUESTS =
            Set.of("http.server.requests", "http.server.request.duration");

    /** Name, type, unit and tags, one cell a line; the meaning is for readers. */
    private static final Pattern ROW =
            Pattern.compile("\\|`([a-z0-9.]+)`\n\\|(.+)\n\\|(.+)\n\\|(.+)\n\\|.+");

    @Test
    void hasWhatIsRegistered() throws IOException {
        Set<String> registered = new TreeSet<>();
        drive(
                registered,
                "tertia.http.errors.enabled=true",
                "spring.autoconfigure.exclude=",
                "tertia.http.auth.enabled=true",
                "tertia.http.auth.default-access=permit",
                "tertia.http.cache.enabled=true",
                "tertia.http.cors.allowed-origins=https://shop.example.com",
                "tertia.http.rate-limit.policies.burst.capacity=1");
        drive(registered, "tertia.observation.open-telemetry-names=true");
        SimpleMeterRegistry shared = new SimpleMeterRegistry();
        RateLimitStore store = FilterMetricsAutoConfigurationTests.Filters.failover();
        new RateLimitMetrics(new RateLimitPolicies(List.of(), store), store).bindTo(shared);
        add(registered, shared);
        assertThat(documented()).containsExactlyElementsOf(registered);
    }

    private static void drive(Set<String> registered, String... properties) {
        try (ReactiveWebServerApplicationContext context = TestApplication.start(properties)) {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            TestClient client = new TestClient(HttpProtocol.HTTP3, TestApplication.port(context));
            String broken =
                    client.client()
                            .get()
                            .uri(client.uri("/broken"))
                            .responseContent()
                            .aggregate()
                            .asString()
                            .block(Duration.ofSeconds(30));
            assertThat(broken).contains("500");
            while (registry.getMeters().stream()
                    .noneMatch(meter -> REQUESTS.contains(meter.getId().getName()))) {
                Thread.onSpinWait();
            }
            add(registered, registry);
        }
    }

    private static void add(Set<String> registered, MeterRegistry registry) {
        registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("tertia.") || REQUESTS.contains(id.getName()))
                .forEach(id -> {
                    registered.add(describe(id));
                    assertThat(id.getDescription() != null || REQUESTS.contains(id.getName()))
                            .as(id.getName() + " is described")
                            .isTrue();
                });
    }

    private static String describe(Meter.Id id) {
        String tags =
                id.getTags().stream()
                        .map(Tag::getKey)
                        .sorted()
                        .map(key -> "`" + key + "`")
                        .collect(Collectors.joining(", "));
        return row(
                id.getName(),
                id.getType().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Objects.requireNonNullElse(id.getBaseUnit(), "-"),
                tags.isEmpty() ? "-" : tags);
    }

    private static Set<String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/modules/reference/pages/meters.adoc")))
                .results()
                .map(MetersReferenceTests::row)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String row(MatchResult found) {
        return row(found.group(1), found.group(2), found.group(3), found.group(4));
    }

    private static String row(String... cells) {
        return String.join(" | ", cells);
    }
}
