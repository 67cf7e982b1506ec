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

import dev.tertia.http.cors.CorsPolicy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationUnit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pages of other origins may read responses. The names are Spring's.
 *
 * @param enabled Whether requests of other origins are looked at. Nothing happens without an
 *     allowed origin.
 * @param allowedOrigins Exact origins such as https://shop.example.com, or only *.
 * @param allowedOriginPatterns Origins with a wildcard for subdomains or ports, such as
 *     https://*.example.com and http://localhost:[*].
 * @param allowedMethods Methods that such pages may use; * is all.
 * @param allowedHeaders Header fields that such pages may send; * is all.
 * @param exposedHeaders Header fields of responses that such pages may read.
 * @param allowCredentials Whether such pages may send cookies and credentials.
 * @param allowPrivateNetwork Whether pages of a public network may reach this private one.
 * @param maxAge How long browsers may remember the answer to a preflight request. A number without
 *     a unit counts seconds.
 * @param paths Policies for single paths, by a pattern such as /api/**. They stand for themselves
 *     and take nothing from the policy above, which counts for all other paths.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.http.cors")
public record CorsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> allowedOriginPatterns,
        @DefaultValue({"GET", "HEAD", "POST"}) List<String> allowedMethods,
        @DefaultValue("*") List<String> allowedHeaders,
        @DefaultValue List<String> exposedHeaders,
        @DefaultValue("false") boolean allowCredentials,
        @DefaultValue("false") boolean allowPrivateNetwork,
        @DefaultValue("30m") @DurationUnit(ChronoUnit.SECONDS) Duration maxAge,
        @DefaultValue Map<String, Path> paths) {

    Map<String, CorsPolicy> policies() {
        Map<String, CorsPolicy> policies = new LinkedHashMap<>();
        this.paths.forEach((pattern, path) ->
                policies.put(pattern, path.policy("tertia.http.cors.paths[" + pattern + "]")));
        if (!this.allowedOrigins.isEmpty() || !this.allowedOriginPatterns.isEmpty()) {
            policies.putIfAbsent("/**", everywhere().policy("tertia.http.cors"));
        }
        return policies;
    }

    private Path everywhere() {
        return new Path(
                this.allowedOrigins,
                this.allowedOriginPatterns,
                this.allowedMethods,
                this.allowedHeaders,
                this.exposedHeaders,
                this.allowCredentials,
                this.allowPrivateNetwork,
                this.maxAge);
    }

    /**
     * The policy of some paths.
     *
     * @param allowedOrigins Exact origins, or only *.
     * @param allowedOriginPatterns Origins with a wildcard for subdomains or ports.
     * @param allowedMethods Methods that such pages may use; * is all.
     * @param allowedHeaders Header fields that such pages may send; * is all.
     * @param exposedHeaders Header fields of responses that such pages may read.
     * @param allowCredentials Whether such pages may send cookies and credentials.
     * @param allowPrivateNetwork Whether pages of a public network may reach this private one.
     * @param maxAge How long browsers may remember the answer to a preflight request.
     */
    public record Path(
            @DefaultValue List<String> allowedOrigins,
            @DefaultValue List<String> allowedOriginPatterns,
            @DefaultValue({"GET", "HEAD", "POST"}) List<String> allowedMethods,
            @DefaultValue("*") List<String> allowedHeaders,
            @DefaultValue List<String> exposedHeaders,
            @DefaultValue("false") boolean allowCredentials,
            @DefaultValue("false") boolean allowPrivateNetwork,
            @DefaultValue("30m") @DurationUnit(ChronoUnit.SECONDS) Duration maxAge) {

        CorsPolicy policy(String property) {
            try {
                return new CorsPolicy(
                        this.allowedOrigins,
                        this.allowedOriginPatterns,
                        this.allowedMethods,
                        this.allowedHeaders,
                        this.exposedHeaders,
                        this.allowCredentials,
                        this.allowPrivateNetwork,
                        this.maxAge);
            } catch (IllegalArgumentException ex) {
                throw new InvalidConfigurationPropertyValueException(
                        property,
                        "origins %s, patterns %s, credentials %s"
                                .formatted(
                                        this.allowedOrigins,
                                        this.allowedOriginPatterns,
                                        this.allowCredentials),
                        String.valueOf(ex.getMessage()));
            }
        }
    }
}
