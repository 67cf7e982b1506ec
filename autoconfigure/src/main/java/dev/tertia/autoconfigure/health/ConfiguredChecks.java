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

import dev.tertia.http.dependency.DependencyCheck;
import dev.tertia.http.dependency.DnsCheck;
import dev.tertia.http.dependency.HttpCheck;
import dev.tertia.http.dependency.TcpCheck;

import org.springframework.boot.health.contributor.ReactiveHealthContributor;

import reactor.netty.resources.LoopResources;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes indicators of properties and beans. */
final class ConfiguredChecks {

    private final DependencyHealthProperties properties;

    private final LoopResources loops;

    ConfiguredChecks(DependencyHealthProperties properties, LoopResources loops) {
        this.properties = properties;
        this.loops = loops;
    }

    /** Returns the indicators by name; a bean wins over a property of its name. */
    Map<String, ReactiveHealthContributor> with(Map<String, DependencyCheck> beans) {
        Map<String, ReactiveHealthContributor> indicators = new TreeMap<>();
        this.properties
                .checks()
                .forEach((name, check) ->
                        indicators.put(
                                name,
                                new DependencyHealthIndicator(
                                        check(name, check), check.timeout(), check.cache())));
        beans.forEach((name, check) ->
                indicators.put(
                        name,
                        new DependencyHealthIndicator(
                                check,
                                DependencyHealthProperties.TIMEOUT,
                                DependencyHealthProperties.CACHE)));
        return indicators;
    }

    private DependencyCheck check(String name, DependencyHealthProperties.Check check) {
        String property = "tertia.health.checks." + name;
        if (check.tcp() != null) {
            HostAndPort target = HostAndPort.parse(property + ".tcp", check.tcp());
            return new TcpCheck(target.host(), target.port(), this.loops);
        }
        if (check.http() != null) {
            return new HttpCheck(check.http(), check.expectedStatus(), this.loops);
        }
        return new DnsCheck(
                Objects.requireNonNull(check.dns()),
                (check.dnsServer() != null)
                        ? HostAndPort.parse(property + ".dns-server", check.dnsServer()).resolved()
                        : null,
                this.loops);
    }
}
