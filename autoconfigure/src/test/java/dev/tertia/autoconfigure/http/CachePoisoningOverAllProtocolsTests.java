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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What one client sends beside the URI is never what the next one gets. */
@Timeout(120)
final class CachePoisoningOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<String, String> UNKEYED =
            Map.of(
                    "X-Forwarded-Host", "evil.example",
                    "X-Forwarded-Proto", "evil",
                    "X-Forwarded-Port", "99999",
                    "X-Forwarded-Prefix", "/evil",
                    "Forwarded", "host=evil.example;proto=evil",
                    "X-Original-URL", "/evil",
                    "X-Rewrite-URL", "/evil",
                    "X-HTTP-Method-Override", "EVIL",
                    "X-Host", "evil.example");

    private static ReactiveWebServerApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                TestApplication.start(
                        "tertia.http.errors.enabled=true",
                        "tertia.http.client-address.enabled=true",
                        "tertia.http.client-address.trusted-proxies=127.0.0.0/8",
                        "tertia.http.cache.enabled=true",
                        "tertia.http.cache.rules.all.paths=/**",
                        "tertia.http.cache.rules.all.ttl=1h");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpClient client(HttpProtocol protocol, String... fields) {
        return new TestClient(protocol, TestApplication.port(context)).with(fields);
    }

    private static Map.Entry<HttpClientResponse, String> read(HttpClient.ResponseReceiver<?> sent) {
        return sent.responseSingle((response, body) ->
                        body.asString().defaultIfEmpty("").map(text -> Map.entry(response, text)))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String cacheStatus(Map.Entry<HttpClientResponse, String> answer) {
        return answer.getKey().responseHeaders().get("Cache-Status");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void fieldsThatAreNoPartOfTheKeyChangeNothing(HttpProtocol protocol) {
        UNKEYED.forEach((name, value) -> {
            String target = "/reflect?over=" + protocol + "&field=" + name.toLowerCase(Locale.ROOT);
            var poisoned = read(client(protocol, name, value).get().uri(target));
            assertThat(poisoned.getKey().status().code()).as(name).isEqualTo(200);
            assertThat(cacheStatus(poisoned)).as(name).contains("stored");
            var clean = read(client(protocol).get().uri(target));
            assertThat(cacheStatus(clean)).as(name).contains("hit");
            assertThat(clean.getValue())
                    .as(name)
                    .startsWith("GET https://localhost:")
                    .contains(target)
                    .doesNotContainIgnoringCase("evil")
                    .doesNotContain("99999");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void bodyOfAGetReachesNobodyElse(HttpProtocol protocol) {
        for (boolean announced : new boolean[] {true, false}) {
            String target = "/reflect?over=" + protocol + "&fat=" + announced;
            String[] fields = announced ? new String[] {"Content-Length", "4"} : new String[0];
            read(
                    client(protocol, fields)
                            .request(HttpMethod.GET)
                            .uri(target)
                            .send(body(announced)));
            assertThat(read(client(protocol).get().uri(target)).getValue())
                    .startsWith("GET https://localhost:")
                    .doesNotContain("evil");
        }
    }

    private static Flux<ByteBuf> body(boolean whole) {
        Mono<ByteBuf> evil =
                Mono.fromSupplier(() -> Unpooled.copiedBuffer("evil", StandardCharsets.US_ASCII));
        return whole ? evil.flux() : Flux.concat(evil, evil);
    }

    /** Failures are for the one who has made them. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void refusalsAreNotStored(HttpProtocol protocol) {
        String target = "/reflect?over=" + protocol + "&refused";
        var refused = read(client(protocol, "Accept", "application/x-evil").get().uri(target));
        assertThat(refused.getKey().status().code()).isIn(200, 406);
        var clean = read(client(protocol).get().uri(target));
        assertThat(clean.getKey().status().code()).isEqualTo(200);
        var broken = read(client(protocol).get().uri("/broken?over=" + protocol));
        assertThat(broken.getKey().status().code()).isEqualTo(500);
        assertThat(cacheStatus(read(client(protocol).get().uri("/broken?over=" + protocol))))
                .doesNotContain("hit");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void headRenewsNothingThatItDoesNotMatch(HttpProtocol protocol) {
        String target = "/reflect?over=" + protocol + "&head";
        String first = read(client(protocol).get().uri(target)).getValue();
        read(client(protocol, "Cache-Control", "no-cache").head().uri(target));
        var second = read(client(protocol).get().uri(target));
        assertThat(second.getKey().status().code()).isEqualTo(200);
        assertThat(second.getValue()).isEqualTo(first);
    }
}
