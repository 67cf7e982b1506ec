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
import dev.tertia.http.auth.apikey.ApiKeyDigest;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Who may do what is the same over each protocol. */
@Timeout(120)
final class AuthOverAllProtocolsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path PUBLIC_KEY = Path.of("target/auth-public-key.pem");

    private static final String PROPERTIES =
            """
            spring.autoconfigure.exclude=
            tertia.http.errors.enabled=true
            tertia.http.client-address.enabled=true
            tertia.http.client-address.trusted-proxies=127.0.0.0/8
            tertia.http.cors.allowed-origins=https://shop.example.com
            tertia.http.auth.enabled=true
            tertia.http.auth.rules.public.paths=/protocol
            tertia.http.auth.rules.public.access=permit
            tertia.http.auth.rules.read.paths=/long
            tertia.http.auth.rules.read.scopes=read
            tertia.http.auth.rules.write.paths=/echo
            tertia.http.auth.rules.write.methods=post
            tertia.http.auth.rules.write.scopes=write
            tertia.http.auth.rules.limited.paths=/own-alt-svc
            tertia.http.auth.api-key.enabled=true
            tertia.http.auth.api-key.keys.acme-1.client=acme
            tertia.http.auth.api-key.keys.acme-1.hash=RIGHT
            tertia.http.auth.api-key.keys.acme-1.scopes=read
            tertia.http.auth.api-key.keys.ops.client=ops
            tertia.http.auth.api-key.keys.ops.hash=OPERATOR
            tertia.http.auth.api-key.keys.ops.scopes=actuator
            tertia.http.auth.basic.enabled=true
            tertia.http.auth.basic.users.anna.password={noop}secret
            tertia.http.auth.basic.users.anna.scopes=write
            tertia.http.auth.jwt.enabled=true
            spring.security.oauth2.resourceserver.jwt.public-key-location=PUBLIC_KEY
            tertia.http.auth.failed-logins.capacity=2
            tertia.http.auth.failed-logins.period=1h
            tertia.http.rate-limit.policies.keys.capacity=3
            tertia.http.rate-limit.policies.keys.period=1h
            tertia.http.rate-limit.policies.keys.key=api-key
            tertia.http.rate-limit.policies.keys.empty-key=skip
            tertia.http.rate-limit.policies.keys.stage=after-authentication
            tertia.http.rate-limit.policies.keys.paths=/own-alt-svc
            management.endpoints.web.exposure.include=health,filters,info
            """
                    .replace("RIGHT", ApiKeyDigest.of("right").toString())
                    .replace("OPERATOR", ApiKeyDigest.of("operator").toString())
                    .replace("PUBLIC_KEY", PUBLIC_KEY.toUri().toString());

    private static ReactiveWebServerApplicationContext context;

    private static KeyPair keys;

    @BeforeAll
    static void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        Files.writeString(
                PUBLIC_KEY,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        context = TestApplication.start(Stream.of(PROPERTIES.split("\n")).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** What came back. */
    private record Answer(
            int status, io.netty.handler.codec.http.HttpHeaders headers, String body) {}

    private static Answer get(HttpProtocol protocol, String path, String... fields) {
        return send(protocol, "GET", path, fields);
    }

    private static Answer send(
            HttpProtocol protocol, String method, String path, String... fields) {
        TestClient client = new TestClient(protocol, TestApplication.port(context));
        HttpClient with =
                client.client()
                        .headers(headers -> {
                            headers.set("Origin", "https://shop.example.com");
                            for (int i = 0; i < fields.length; i += 2) {
                                headers.set(fields[i], fields[i + 1]);
                            }
                        });
        return with.request(io.netty.handler.codec.http.HttpMethod.valueOf(method))
                .uri(client.uri(path))
                .responseSingle((response, body) ->
                        body.asString()
                                .defaultIfEmpty("")
                                .map(text ->
                                        new Answer(
                                                response.status().code(),
                                                response.responseHeaders(),
                                                text)))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String token(String scope, Duration validFor) {
        Instant now = Instant.now();
        NimbusJwtEncoder encoder =
                NimbusJwtEncoder.withKeyPair(
                                (RSAPublicKey) keys.getPublic(), (RSAPrivateKey) keys.getPrivate())
                        .build();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .subject("bert")
                        .issuedAt(now.minusSeconds(3600))
                        .expiresAt(now.plus(validFor))
                        .claim("scope", scope)
                        .build();
        return "Bearer "
                + encoder.encode(
                                JwtEncoderParameters.from(
                                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                        .getTokenValue();
    }

    private static String basic(String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(("anna:" + password).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void credentialsAreAskedFor(HttpProtocol protocol) {
        Answer refused = get(protocol, "/long");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().getAll("WWW-Authenticate"))
                .containsExactly(
                        "ApiKey realm=\"api\", header=\"X-API-Key\"",
                        "Basic realm=\"api\", charset=\"UTF-8\"",
                        "Bearer realm=\"api\"");
        assertThat(refused.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.headers().getAll("Access-Control-Allow-Origin"))
                .containsExactly("https://shop.example.com");
        assertThat(refused.body()).contains("\"status\":401", "/long").doesNotContain("Exception");
        assertThat(get(protocol, "/protocol").status()).isEqualTo(200);
        assertThat(get(protocol, "/nowhere").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void eachMechanismDoes(HttpProtocol protocol) {
        assertThat(get(protocol, "/long", "X-API-Key", "right").status()).isEqualTo(200);
        assertThat(send(protocol, "POST", "/echo", "Authorization", basic("secret")).status())
                .isEqualTo(200);
        String reader = token("read", Duration.ofHours(1));
        assertThat(get(protocol, "/long", "Authorization", reader).status()).isEqualTo(200);
        assertThat(send(protocol, "POST", "/echo", "Authorization", reader).status())
                .isEqualTo(403);
        Answer old = get(protocol, "/long", "Authorization", token("read", Duration.ofMinutes(-5)));
        assertThat(old.status()).isEqualTo(401);
        assertThat(old.headers().getAll("WWW-Authenticate"))
                .contains("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(old.body()).doesNotContain("expired");
        for (String outcome : List.of("succeeded", "failed", "denied")) {
            assertThat(
                            context.getBean(MeterRegistry.class)
                                    .get("tertia.http.authentications")
                                    .tags("mechanism", "bearer", "outcome", outcome)
                                    .counter()
                                    .count())
                    .as(outcome)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void actuatorIsProtectedExceptHealth(HttpProtocol protocol) {
        assertThat(get(protocol, "/actuator/health").status()).isEqualTo(200);
        assertThat(get(protocol, "/actuator/filters").status()).isEqualTo(401);
        assertThat(get(protocol, "/actuator").status()).isEqualTo(401);
        assertThat(get(protocol, "/actuator/filters", "X-API-Key", "right").status())
                .isEqualTo(403);
        Answer seen = get(protocol, "/actuator/filters", "X-API-Key", "operator");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.headers().get("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void preflightNeedsNoCredentials(HttpProtocol protocol) {
        assertThat(
                        send(protocol, "OPTIONS", "/long", "Access-Control-Request-Method", "GET")
                                .status())
                .isEqualTo(204);
        // Half a preflight is an ordinary request.
        assertThat(send(protocol, "OPTIONS", "/long").status()).isIn(401, 403);
    }

    /** Each protocol has a client address of its own, and the third failure is not looked at. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP11", "H2", "HTTP3"})
    void guessesAreLimited(HttpProtocol protocol) {
        String[] wrong = {
            "X-Forwarded-For", "192.0.2." + protocol.name().length(), "X-API-Key", "guess"
        };
        assertThat(get(protocol, "/long", wrong).status()).isEqualTo(401);
        assertThat(get(protocol, "/long", wrong).status()).isEqualTo(401);
        Answer limited = get(protocol, "/long", wrong);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(Integer.parseInt(limited.headers().get("Retry-After"))).isBetween(1, 1800);
        wrong[3] = "right";
        assertThat(get(protocol, "/long", wrong).status()).isEqualTo(429);
        assertThat(get(protocol, "/long", "X-API-Key", "right").status()).isEqualTo(200);
    }

    @Test
    void limitsCountByKey() {
        for (int i = 0; i < 3; i++) {
            assertThat(get(HttpProtocol.HTTP3, "/own-alt-svc", "X-API-Key", "right").status())
                    .isEqualTo(200);
        }
        assertThat(get(HttpProtocol.H2, "/own-alt-svc", "X-API-Key", "right").status())
                .isEqualTo(429);
        assertThat(get(HttpProtocol.H2, "/own-alt-svc", "X-API-Key", "operator").status())
                .isEqualTo(200);
        assertThat(
                        get(HttpProtocol.H2, "/own-alt-svc", "Authorization", basic("secret"))
                                .headers()
                                .get("RateLimit"))
                .isNull();
    }

    private static @Nullable String field(Answer answer, String name) {
        return answer.headers().get(name);
    }

    @Test
    void usualHeadersAreThere() {
        assertThat(field(get(HttpProtocol.HTTP3, "/protocol"), "X-Content-Type-Options"))
                .isEqualTo("nosniff");
        assertThat(field(get(HttpProtocol.HTTP3, "/protocol"), "Cache-Control")).isNull();
    }
}
