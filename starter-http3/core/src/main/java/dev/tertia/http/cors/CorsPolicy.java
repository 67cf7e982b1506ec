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
package dev.tertia.http.cors;

import org.springframework.util.Assert;
import org.springframework.web.cors.CorsConfiguration;

import java.time.Duration;
import java.util.List;

/**
 * Which pages of other origins may read responses. Immutable; the names are those of Spring's
 * {@link CorsConfiguration}.
 *
 * @param allowedOrigins exact origins such as {@code https://shop.example.com}, or only {@code *}
 * @param allowedOriginPatterns origins with a wildcard for subdomains or ports, such as {@code
 *     https://*.example.com} and {@code http://localhost:[*]}
 * @param allowedMethods methods that such a page may use; {@code *} is all
 * @param allowedHeaders fields that such a page may send; {@code *} is all
 * @param exposedHeaders fields of a response that such a page may read
 * @param allowCredentials whether such a page may send cookies and credentials
 * @param allowPrivateNetwork whether a page of a public network may reach this private one
 * @param maxAge how long a browser may remember the answer to a preflight request
 * @since 0.1.0
 */
public record CorsPolicy(
        List<String> allowedOrigins,
        List<String> allowedOriginPatterns,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        boolean allowCredentials,
        boolean allowPrivateNetwork,
        Duration maxAge) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if an origin can be that of anybody, or is none; if any
     *     origin is allowed together with credentials or the private network; if the time is
     *     negative
     */
    public CorsPolicy {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedOriginPatterns = List.copyOf(allowedOriginPatterns);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
        Assert.isTrue(
                !(allowedOrigins.isEmpty() && allowedOriginPatterns.isEmpty()),
                "CORS needs 'allowed-origins' or 'allowed-origin-patterns'");
        boolean any = allowedOrigins.contains(CorsConfiguration.ALL);
        Assert.isTrue(
                !any || allowedOrigins.size() == 1,
                "The allowed origin '*' makes the others meaningless: remove them or it");
        Assert.isTrue(
                !any || !(allowCredentials || allowPrivateNetwork),
                "The allowed origin '*' cannot be combined with credentials or the private network:"
                        + " any page could act for its visitors. List the origins");
        if (!any) {
            allowedOrigins.forEach(OriginSyntax::requireOrigin);
        }
        allowedOriginPatterns.forEach(OriginSyntax::requirePattern);
        Assert.isTrue(
                !maxAge.isNegative(), () -> "The max age must not be negative but was " + maxAge);
    }

    CorsConfiguration configuration() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(this.allowedOrigins);
        configuration.setAllowedOriginPatterns(this.allowedOriginPatterns);
        configuration.setAllowedMethods(this.allowedMethods);
        configuration.setAllowedHeaders(this.allowedHeaders);
        configuration.setExposedHeaders(this.exposedHeaders);
        configuration.setAllowCredentials(this.allowCredentials);
        configuration.setAllowPrivateNetwork(this.allowPrivateNetwork);
        configuration.setMaxAge(this.maxAge);
        return configuration;
    }
}
