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

import dev.tertia.http.auth.AuthenticationChallenge;
import dev.tertia.http.auth.AuthenticationMechanism;

import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.Set;

/**
 * Authentication by the certificate of the client, which TLS has checked against the trust store.
 *
 * @since 0.1.0
 */
public final class ClientCertificates {

    /** What the mechanism is called. */
    public static final String NAME = "certificate";

    private ClientCertificates() {}

    /**
     * Makes the mechanism. The name of the principal is the common name of the certificate's
     * subject or, without one, its distinguished name (RFC 2253).
     *
     * @param scopesByName the scopes of each client; a certificate with another name is as none. If
     *     empty, each certificate that TLS trusts does, without scopes
     * @return the mechanism
     */
    public static AuthenticationMechanism mechanism(Map<String, Set<String>> scopesByName) {
        return new AuthenticationMechanism(
                NAME,
                new CertificateConverter(Map.copyOf(scopesByName)),
                Mono::just,
                AuthenticationChallenge.of("ClientCertificate", ""),
                false);
    }
}
