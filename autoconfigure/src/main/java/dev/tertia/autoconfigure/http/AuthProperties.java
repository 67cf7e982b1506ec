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

import dev.tertia.http.auth.Access;
import dev.tertia.http.auth.FailedLoginLimit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may send which requests, by Spring Security.
 *
 * @param enabled Whether requests are authenticated and measured by the rules. Needs
 *     spring-boot-starter-security.
 * @param realm What challenges call the protected resources.
 * @param defaultAccess What requests need that no rule matches. Endpoints of Actuator have a rule
 *     of their own.
 * @param rules What the requests to some paths need, by a name of your choice. The most specific
 *     path pattern counts.
 * @param actuator Who may use the endpoints of Actuator. Health is open to everybody.
 * @param apiKey Authentication by API keys.
 * @param basic Authentication by user name and password.
 * @param jwt Authentication by JSON web tokens.
 * @param certificate Authentication by client certificates.
 * @param failedLogins How many wrong keys and passwords a client may send.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.auth")
public record AuthProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("api") String realm,
        @DefaultValue("deny") Access defaultAccess,
        @DefaultValue Map<String, Rule> rules,
        @DefaultValue ActuatorAccess actuator,
        @DefaultValue ApiKeyProperties apiKey,
        @DefaultValue Basic basic,
        @DefaultValue Jwt jwt,
        @DefaultValue Certificate certificate,
        @DefaultValue FailedLogins failedLogins) {

    /**
     * What some requests need.
     *
     * @param paths Patterns of the paths.
     * @param methods Methods it holds for; GET stands for HEAD too. When empty, all.
     * @param access What is needed. When not set, one of the scopes if there are any, otherwise
     *     valid credentials.
     * @param scopes Scopes of which the credentials must have one.
     */
    public record Rule(
            @DefaultValue List<String> paths,
            @DefaultValue List<String> methods,
            @Nullable Access access,
            @DefaultValue Set<String> scopes) {}

    /**
     * Who may use the endpoints of Actuator.
     *
     * @param access What is needed.
     * @param scopes Scopes of which the credentials must have one where the access is 'scope'.
     */
    public record ActuatorAccess(
            @DefaultValue("scope") Access access, @DefaultValue("actuator") Set<String> scopes) {}

    /**
     * Authentication by API keys.
     *
     * @param enabled Whether API keys are looked for.
     * @param header Header field that has the key.
     * @param queryParameter Query parameter that may have the key instead. When not set, none:
     *     addresses get into logs and histories.
     * @param keys The keys, by a name of your choice.
     * @param file YAML or properties file with further keys under 'keys', which is read again when
     *     it has changed.
     * @param reloadInterval How often the file is looked at. Zero reads it once.
     */
    public record ApiKeyProperties(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("X-API-Key") String header,
            @Nullable String queryParameter,
            @DefaultValue Map<String, Key> keys,
            @Nullable Resource file,
            @DefaultValue("10s") Duration reloadInterval) {}

    /**
     * A key of a client.
     *
     * @param client Name of the client, which becomes the name of the principal.
     * @param hash Digest of the key: 'sha256:' and 64 hexadecimal digits.
     * @param scopes What the key may be used for.
     * @param expires When the key becomes invalid, such as 2027-01-31T00:00:00Z. When not set,
     *     never.
     */
    public record Key(
            String client,
            String hash,
            @DefaultValue Set<String> scopes,
            @Nullable Instant expires) {}

    /**
     * Authentication by user name and password.
     *
     * @param enabled Whether user names and passwords are looked for.
     * @param users The users, by their names. When empty, that of 'spring.security.user', or those
     *     of a ReactiveUserDetailsService of the application.
     */
    public record Basic(
            @DefaultValue("false") boolean enabled, @DefaultValue Map<String, User> users) {}

    /**
     * A user.
     *
     * @param password Encoded password with the encoder's id, such as {bcrypt}$2a$10$....
     * @param scopes What the user may do.
     */
    public record User(String password, @DefaultValue Set<String> scopes) {}

    /**
     * Authentication by JSON web tokens. Where keys come from is said by
     * 'spring.security.oauth2.resourceserver.jwt'.
     *
     * @param enabled Whether bearer tokens are looked for. Needs
     *     spring-boot-starter-security-oauth2-resource-server.
     */
    public record Jwt(@DefaultValue("false") boolean enabled) {}

    /**
     * Authentication by client certificates. 'server.ssl.client-auth' has to ask for them.
     *
     * @param enabled Whether client certificates are looked at.
     * @param clients Common names of the certificates that authenticate, and their scopes. When
     *     empty, each certificate that is trusted does, without scopes.
     */
    public record Certificate(
            @DefaultValue("false") boolean enabled,
            @DefaultValue Map<String, CertificateClient> clients) {}

    /**
     * A client with a certificate.
     *
     * @param scopes What the client may do.
     */
    public record CertificateClient(@DefaultValue Set<String> scopes) {}

    /**
     * How many wrong keys and passwords a client may send.
     *
     * @param capacity Wrong ones after which those of the client are refused unseen with 429.
     * @param period Time in which as many are forgotten.
     * @param maxClients Clients that are remembered.
     */
    public record FailedLogins(
            @DefaultValue("20") int capacity,
            @DefaultValue("1m") Duration period,
            @DefaultValue("100000") int maxClients) {

        FailedLoginLimit limit() {
            return new FailedLoginLimit(this.capacity, this.period, this.maxClients);
        }
    }
}
