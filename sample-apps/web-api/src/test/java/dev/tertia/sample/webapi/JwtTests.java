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

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The profile {@code jwt}, with an issuer that publishes its keys over HTTP. */
@WebApiTest
@ActiveProfiles("jwt")
@DirtiesContext
class JwtTests {

    private static final RSAKey KEY = key();

    private static final HttpServer ISSUER = issuer();

    private final WebTestClient http;

    JwtTests(WebTestClient http) {
        this.http = http;
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static HttpServer issuer() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", JwtTests::configuration);
            server.createContext(
                    "/keys", exchange -> answer(exchange, new JWKSet(KEY).toString(true)));
            server.start();
            return server;
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static void configuration(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}
                """
                        .formatted(uri()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String uri() {
        return "http://localhost:" + ISSUER.getAddress().getPort();
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("WEB_API_ISSUER", JwtTests::uri);
    }

    private static String token(String issuer, String scope) {
        Instant now = Instant.now();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .issuer(issuer)
                        .subject("anna")
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(60))
                        .claim("scope", scope)
                        .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(KEY)))
                .encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                .getTokenValue();
    }

    private WebTestClient.ResponseSpec create(String token) {
        return http.post()
                .uri("/api/products")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(
                        Map.of("sku", "J-1", "name", "A thing", "price", 12.5, "currency", "EUR"))
                .exchange();
    }

    /** Reads the whole answer, for nobody else would release it. */
    private static HttpStatus status(WebTestClient.ResponseSpec answer) {
        return HttpStatus.valueOf(
                answer.expectBody(String.class).returnResult().getStatus().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/", "/app.js", "/v3/api-docs", "/actuator/health"})
    void everybodyMayRead(String path) {
        assertThat(status(http.get().uri(path).exchange())).isEqualTo(HttpStatus.OK);
    }

    @Test
    void changesNeedAToken() {
        var refused = http.delete().uri("/api/products/1").exchange();
        refused.expectHeader().valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"");
        assertThat(status(refused)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status(create(token(uri(), "products:read")))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(create(token("https://elsewhere.example", "products:write"))))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status(create(token(uri(), "products:write")))).isEqualTo(HttpStatus.CREATED);
    }
}
