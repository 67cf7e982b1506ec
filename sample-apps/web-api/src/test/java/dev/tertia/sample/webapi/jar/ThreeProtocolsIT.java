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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;

/** The packaged application over all three protocols. */
@ExtendWith(RunningJarExtension.class)
final class ThreeProtocolsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final int port;

    private final String log;

    ThreeProtocolsIT(RunningJar jar) {
        this.port = jar.port();
        this.log = jar.log();
    }

    private HttpClient client(HttpProtocol protocol) {
        return JarClient.of(protocol, this.port);
    }

    private byte[] get(HttpProtocol protocol, String path) {
        return client(protocol)
                .get()
                .uri(path)
                .responseSingle((response, body) -> {
                    assertThat(response.status().code()).isEqualTo(200);
                    return body.asByteArray();
                })
                .blockOptional(TIMEOUT)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void servesThePageFromTheJar(HttpProtocol protocol) throws IOException {
        assertThat(get(protocol, "/")).isEqualTo(resource("/static/index.html"));
        assertThat(get(protocol, "/app.js")).isEqualTo(resource("/static/app.js"));
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream input = ThreeProtocolsIT.class.getResourceAsStream(path)) {
            return java.util.Objects.requireNonNull(input).readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void servesTheDownloadByteByByte(HttpProtocol protocol) {
        byte[] expected = new byte[5 << 20];
        new Random(9114).nextBytes(expected);
        assertThat(get(protocol, "/api/files/sample")).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void answersHeadForThePage(HttpProtocol protocol) {
        var response = client(protocol).head().uri("/").response().block(TIMEOUT);
        assertThat(response).isNotNull();
        assertThat(response.status().code()).isEqualTo(200);
        assertThat(response.responseHeaders().get("Alt-Svc"))
                .isEqualTo(
                        (protocol == HttpProtocol.HTTP3)
                                ? null
                                : "h3=\":%d\"; ma=86400".formatted(this.port));
    }

    @Test
    void sendsChangesOverHttp3AsTheyHappen() {
        Flux<String> events =
                client(HttpProtocol.HTTP3)
                        .get()
                        .uri("/api/products/changes")
                        .response((response, body) ->
                                // Only who listens already gets the event.
                                body.asString().mergeWith(create("LAMP-01")));
        assertThat(
                        events.scan(String::concat)
                                .filter(all -> all.contains("data:") && all.endsWith("\n\n"))
                                .blockFirst(TIMEOUT))
                .containsIgnoringCase("created");
    }

    private Mono<String> create(String sku) {
        String product =
                """
                {"sku":"%s","name":"Lamp","price":9.50,"currency":"EUR"}\
                """
                        .formatted(sku);
        return client(HttpProtocol.HTTP3)
                .headers(headers -> headers.set("Content-Type", "application/json"))
                .post()
                .uri("/api/products")
                .send(ByteBufFlux.fromString(Mono.just(product)))
                .response()
                .doOnNext(response -> assertThat(response.status().code()).isEqualTo(201))
                .then(Mono.empty());
    }

    @Test
    void reportsTheListenerAndWarnsOfNothing() {
        assertThat(this.log)
                .containsOnlyOnce("HTTP/3 on udp/" + this.port)
                .doesNotContain("WARNING: A restricted method", " ERROR ");
    }
}
