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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/** TCP and UDP reach the pod by one address and one port number, which is the announced one. */
class ServiceManifestTests {

    private static final String MANIFEST = "dev.tertia.sample.webapi.kubernetes.Manifest#overlays";

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void carryBothProtocolsOnOnePort(String overlay) throws Exception {
        List<JsonNode> ports = ports(Manifest.of(overlay)).toList();
        assertThat(ports)
                .extracting(port -> text(port, "protocol"))
                .containsExactlyInAnyOrder("TCP", "UDP");
        assertThat(ports).extracting(port -> text(port, "name")).doesNotHaveDuplicates();
        assertThat(ports.stream().map(port -> text(port, "port")).distinct()).hasSize(1);
        assertThat(ports.stream().map(port -> text(port, "nodePort")).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void leadToThePortOfTheContainerWithTheSameProtocol(String overlay) throws Exception {
        Manifest manifest = Manifest.of(overlay);
        List<JsonNode> open = manifest.container().path("ports").valueStream().toList();
        assertThat(ports(manifest))
                .allSatisfy(port ->
                        assertThat(open)
                                .anySatisfy(target -> {
                                    assertThat(text(target, "name"))
                                            .isEqualTo(text(port, "targetPort"));
                                    assertThat(text(target, "protocol"))
                                            .isEqualTo(text(port, "protocol"));
                                    assertThat(target.path("containerPort").asInt())
                                            .isEqualTo(8443);
                                }));
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void announceThePortThatClientsReach(String overlay) throws Exception {
        Manifest manifest = Manifest.of(overlay);
        assertThat(ports(manifest))
                .allSatisfy(port ->
                        assertThat(port.path("nodePort").asString(text(port, "port")))
                                .isEqualTo(
                                        manifest.environment()
                                                .get("TERTIA_HTTP3_ALTSVC_ADVERTISEDPORT")));
    }

    @ParameterizedTest
    @MethodSource(MANIFEST)
    void keepTheAddressOfTheClientAndItsPod(String overlay) throws Exception {
        Manifest manifest = Manifest.of(overlay);
        JsonNode labels = manifest.deployment().at("/spec/template/metadata/labels");
        assertThat(manifest.all("Service"))
                .allSatisfy(service -> {
                    JsonNode spec = service.path("spec");
                    assertThat(text(spec, "externalTrafficPolicy")).isEqualTo("Local");
                    assertThat(text(spec, "sessionAffinity")).isEqualTo("ClientIP");
                    assertThat(spec.path("selector")).isEqualTo(labels);
                });
    }

    @Test
    void loadBalancerIsOneService() throws Exception {
        assertThat(types("overlays/load-balancer")).containsExactly("LoadBalancer");
        assertThat(types("overlays/node-port")).containsExactly("NodePort");
    }

    @Test
    void twoLoadBalancersShareAnAddress() throws Exception {
        assertThat(types("overlays/two-load-balancers"))
                .containsExactly("LoadBalancer", "LoadBalancer");
        assertThat(Manifest.of("overlays/two-load-balancers").all("Service"))
                .extracting(service -> text(service.path("spec"), "loadBalancerIP"))
                .containsExactly("192.0.2.10", "192.0.2.10");
    }

    private static List<String> types(String overlay) throws Exception {
        return Manifest.of(overlay).all("Service").stream()
                .map(service -> text(service.path("spec"), "type"))
                .toList();
    }

    private static Stream<JsonNode> ports(Manifest manifest) {
        return manifest.all("Service").stream()
                .flatMap(service -> service.at("/spec/ports").valueStream());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
