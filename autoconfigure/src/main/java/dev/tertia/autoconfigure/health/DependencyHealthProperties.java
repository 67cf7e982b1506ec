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
package dev.tertia.autoconfigure.health;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What the application depends on.
 *
 * @param checks The checks by name, each of which is a component of the health below
 *     'dependencies'. Each has one of 'tcp', 'http' and 'dns'.
 * @since 0.1.0
 */
@ConfigurationProperties("tertia.health")
public record DependencyHealthProperties(@DefaultValue Map<String, Check> checks) {

    /** Time after which a check has failed, where nothing else is said. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Time for which an outcome is remembered, where nothing else is said. */
    static final Duration CACHE = Duration.ofSeconds(5);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range, or none of several that
     *     exclude each other is there
     */
    public DependencyHealthProperties {
        checks.forEach(DependencyHealthProperties::validate);
    }

    private static void validate(String name, Check check) {
        String prefix = "'tertia.health.checks." + name;
        Assert.isTrue(!name.contains("/"), () -> prefix + "' must not have a '/' in its last part");
        Assert.isTrue(
                kinds(check) == 1, () -> prefix + "' must have one of 'tcp', 'http' and 'dns'");
        Assert.isTrue(
                check.timeout().isPositive(),
                () -> prefix + ".timeout' must be positive but was " + check.timeout());
        Assert.isTrue(
                !check.cache().isNegative(),
                () -> prefix + ".cache' must not be negative but was " + check.cache());
        Assert.isTrue(
                check.expectedStatus() == null || check.http() != null,
                () -> prefix + ".expected-status' is for 'http' only");
        Assert.isTrue(
                check.dnsServer() == null || check.dns() != null,
                () -> prefix + ".dns-server' is for 'dns' only");
    }

    private static int kinds(Check check) {
        return ((check.tcp() != null) ? 1 : 0)
                + ((check.http() != null) ? 1 : 0)
                + ((check.dns() != null) ? 1 : 0);
    }

    /**
     * A dependency.
     *
     * @param tcp Host and port that must accept a connection.
     * @param http URI that must answer a GET request with the expected status.
     * @param expectedStatus Status that the URI must answer with. When not set, any of 200 to 299.
     * @param dns Name that must be found.
     * @param dnsServer Host and port of the name server to ask. When not set, those of the machine.
     * @param timeout Time after which the check has failed.
     * @param cache Time for which the outcome is remembered. Zero for no time.
     */
    public record Check(
            @Nullable String tcp,
            @Nullable URI http,
            @Nullable Integer expectedStatus,
            @Nullable String dns,
            @Nullable String dnsServer,
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("5s") Duration cache) {}
}
