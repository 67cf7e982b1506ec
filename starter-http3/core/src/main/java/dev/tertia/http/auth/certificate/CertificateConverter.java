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
package dev.tertia.http.auth.certificate;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.preauth.x509.SubjectX500PrincipalExtractor;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;

/** Makes an authentication of the certificate of a connection. */
final class CertificateConverter implements ServerAuthenticationConverter {

    private final SubjectX500PrincipalExtractor commonName = new SubjectX500PrincipalExtractor();

    private final Map<String, Set<String>> scopesByName;

    CertificateConverter(Map<String, Set<String>> scopesByName) {
        this.scopesByName = scopesByName;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        X509Certificate certificate = certificate(exchange.getRequest().getSslInfo());
        if (certificate == null) {
            return Mono.empty();
        }
        String name = name(certificate);
        if (this.scopesByName.isEmpty()) {
            return authentication(name, certificate, Set.of());
        }
        Set<String> scopes = this.scopesByName.get(name);
        return (scopes != null) ? authentication(name, certificate, scopes) : Mono.empty();
    }

    private static @Nullable X509Certificate certificate(@Nullable SslInfo tls) {
        X509Certificate[] chain = (tls != null) ? tls.getPeerCertificates() : null;
        return (chain != null && chain.length > 0) ? chain[0] : null;
    }

    private String name(X509Certificate certificate) {
        try {
            return String.valueOf(this.commonName.extractPrincipal(certificate));
        } catch (BadCredentialsException ex) {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static Mono<Authentication> authentication(
            String name, X509Certificate certificate, Set<String> scopes) {
        return Mono.just(
                new PreAuthenticatedAuthenticationToken(
                        name,
                        certificate,
                        scopes.stream()
                                .sorted()
                                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                                .toList()));
    }
}
