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
package dev.tertia.sample.webapi.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.sample.webapi.kubernetes.Manifest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClientResponse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application with the variables and the Secret of its pod. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(RunningJarExtension.class)
final class KubernetesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Manifest manifest;

    private final MountedSecret secret;

    private final RunningJar pod;

    KubernetesIT(RunningJar jar, @TempDir Path folder) throws Exception {
        this.manifest = Manifest.of("overlays/load-balancer");
        // It is there as soon as the other application has started.
        assertThat(jar.port()).isPositive();
        this.secret = MountedSecret.of(folder, RunningJar.CERTIFICATE_FOLDER);
        this.pod = new RunningJar(environment(folder));
    }

    private Map<String, String> environment(Path folder) {
        Map<String, String> variables = new HashMap<>(this.manifest.environment());
        String mount = this.manifest.certificateFolder().toString();
        variables.replaceAll((name, value) -> value.replace(mount, folder.toString()));
        variables.remove("SPRING_PROFILES_ACTIVE"); // needs a database server
        // What Spring Boot recognizes Kubernetes by.
        variables.put("KUBERNETES_SERVICE_HOST", "192.0.2.1");
        variables.put("KUBERNETES_SERVICE_PORT", "443");
        return variables;
    }

    @AfterAll
    void endsOnSigterm() {
        this.pod.close();
        assertThat(this.pod.log()).contains("Graceful shutdown complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
    void answersItsProbes(String probe) {
        String path = this.manifest.container().path(probe).at("/httpGet/path").asString();
        Mono<String> up =
                get(HttpProtocol.HTTP11, path)
                        .filter("{\"status\":\"UP\"}"::equals)
                        // As kubelet does: it is ready a moment after the port is open.
                        .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(100)));
        assertThat(up.blockOptional(TIMEOUT)).isPresent();
    }

    @Test
    void announcesThePortOfTheService() {
        HttpClientResponse response =
                JarClient.of(HttpProtocol.H2, this.pod.port())
                        .get()
                        .uri("/livez")
                        .response()
                        .blockOptional(TIMEOUT)
                        .orElseThrow();
        assertThat(response.responseHeaders().get("Alt-Svc")).isEqualTo("h3=\":443\"; ma=86400");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void believesNoForwardedAddress(HttpProtocol protocol) {
        assertThat(get(protocol, "/api/protocol").blockOptional(TIMEOUT))
                .hasValueSatisfying(answer ->
                        assertThat(answer).contains("127.0.0.1").doesNotContain("203.0.113.7"));
    }

    private Mono<String> get(HttpProtocol protocol, String path) {
        return JarClient.of(protocol, this.pod.port())
                .headers(headers -> headers.set("X-Forwarded-For", "203.0.113.7"))
                .get()
                .uri(path)
                .responseContent()
                .aggregate()
                .asString();
    }

    @Test
    void followsTheSecret() throws Exception {
        assertThat(this.pod.port()).isPositive();
        var reloaded = this.pod.next("HTTP/3 serves the reloaded certificate");
        this.secret.replace();
        assertThat(reloaded).succeedsWithin(60, TimeUnit.SECONDS);
    }
}
