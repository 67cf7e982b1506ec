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
package dev.tertia.sample.webapi.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;

/** The pod is asked over TLS, ends in its time, and may do little. */
class PodManifestTests {

    private static final String MANIFEST = "dev.tertia.sample.webapi.kubernetes.Manifest#all";

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void isProbedOverTls(String folder) throws Exception {
        JsonNode container = Manifest.of(folder).container();
        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .map(name -> container.path(name).path("httpGet"))
                .allSatisfy(get -> {
                    assertThat(get.path("scheme").asString()).isEqualTo("HTTPS");
                    assertThat(get.path("port").asString()).isEqualTo("https");
                })
                .extracting(get -> get.path("path").asString())
                .containsExactly("/livez", "/livez", "/readyz");
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void hasTheTimeToDrain(String folder) throws Exception {
        Manifest manifest = Manifest.of(folder);
        long before = manifest.container().at("/lifecycle/preStop/sleep/seconds").asLong();
        assertThat(before).isPositive();
        assertThat(manifest.pod().path("terminationGracePeriodSeconds").asLong())
                .isGreaterThan(before + drainSeconds(manifest));
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void keepsItsUdpFlowsWhileItDrains(String folder) throws Exception {
        Manifest manifest = Manifest.of(folder);
        JsonNode probe = manifest.container().path("readinessProbe");
        long tries = probe.path("failureThreshold").asLong();
        // The first one may fail at once.
        assertThat((tries - 1) * probe.path("periodSeconds").asLong())
                .isGreaterThanOrEqualTo(drainSeconds(manifest));
    }

    private static long drainSeconds(Manifest manifest) {
        String value = manifest.environment().get("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE");
        return DurationStyle.detectAndParse(Objects.requireNonNull(value)).toSeconds();
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void isReplacedWithoutAGap(String folder) throws Exception {
        Manifest manifest = Manifest.of(folder);
        JsonNode spec = manifest.deployment().path("spec");
        assertThat(spec.path("replicas").asInt()).isGreaterThan(1);
        assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
        assertThat(manifest.all("PodDisruptionBudget"))
                .singleElement()
                .satisfies(budget ->
                        assertThat(budget.at("/spec/selector")).isEqualTo(spec.path("selector")));
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void hasNoPrivileges(String folder) throws Exception {
        Manifest manifest = Manifest.of(folder);
        JsonNode context = manifest.container().path("securityContext");
        assertThat(manifest.pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    }
}
