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

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.dependency.DependencyCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

final class DependencyHealthAutoConfigurationTests {

    private static final String NAME = "dependenciesHealthContributor";

    private static final String CHECKS = "tertia.health.checks.";

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(DependencyHealthAutoConfiguration.class));

    private final ReactiveWebApplicationContextRunner runner =
            this.bare.withPropertyValues(CHECKS + "db.tcp=db.example.com:5432");

    private static Iterable<String> names(CompositeReactiveHealthContributor composite) {
        return composite.stream().map(ReactiveHealthContributors.Entry::name).toList();
    }

    @Test
    void isThere() {
        this.runner.run(context ->
                assertThat(names(context.getBean(NAME, CompositeReactiveHealthContributor.class)))
                        .containsExactly("db"));
    }

    @Test
    void isAbsentWithoutAnyCheck() {
        this.bare.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void takesBeansOfTheApplication() {
        DependencyCheck own = Mono::empty;
        this.bare
                .withBean("ledger", DependencyCheck.class, () -> own)
                .run(context ->
                        assertThat(
                                        names(
                                                context.getBean(
                                                        NAME,
                                                        CompositeReactiveHealthContributor.class)))
                                .containsExactly("ledger"));
    }

    @Test
    void usersContributorWins() {
        CompositeReactiveHealthContributor own =
                CompositeReactiveHealthContributor.fromMap(Map.of());
        this.runner
                .withBean(NAME, CompositeReactiveHealthContributor.class, () -> own)
                .run(context -> assertThat(context).getBean(NAME).isSameAs(own));
    }

    @Test
    void bindsProperties() {
        this.bare
                .withPropertyValues(
                        CHECKS + "api.http=https://api.example.com/up",
                        CHECKS + "api.expected-status=204",
                        CHECKS + "api.timeout=300ms",
                        CHECKS + "api.cache=0s",
                        CHECKS + "name.dns=db.example.com",
                        CHECKS + "name.dns-server=[::1]:53")
                .run(context -> {
                    var checks = context.getBean(DependencyHealthProperties.class).checks();
                    assertThat(checks.get("api"))
                            .isEqualTo(
                                    new DependencyHealthProperties.Check(
                                            null,
                                            URI.create("https://api.example.com/up"),
                                            204,
                                            null,
                                            null,
                                            Duration.ofMillis(300),
                                            Duration.ZERO));
                    assertThat(checks.get("name"))
                            .isEqualTo(
                                    new DependencyHealthProperties.Check(
                                            null,
                                            null,
                                            null,
                                            "db.example.com",
                                            "[::1]:53",
                                            DependencyHealthProperties.TIMEOUT,
                                            DependencyHealthProperties.CACHE));
                });
    }

    @Test
    void canBeSwitchedOff() {
        this.runner
                .withPropertyValues("management.health.dependencies.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void needsItsLibraries() {
        this.runner
                .withClassLoader(new FilteredClassLoader(ReactiveHealthContributor.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "timeout=1s | 'tertia.health.checks.x' must have one of 'tcp', 'http' and 'dns'",
                "tcp=a:1,dns=a | 'tertia.health.checks.x' must have one of",
                "tcp=a | 'tertia.health.checks.x.tcp' must be HOST:PORT but was 'a'",
                "tcp=a:99999 | must be HOST:PORT but was 'a:99999'",
                "tcp=a b:1 | must be HOST:PORT but was 'a b:1'",
                "dns=a,dns-server=a: | 'tertia.health.checks.x.dns-server' must be HOST:PORT",
                "http=ftp://a/ | must begin with 'http://' or 'https://'",
                "tcp=a:1,timeout=0s | 'tertia.health.checks.x.timeout' must be positive",
                "tcp=a:1,cache=-1s | 'tertia.health.checks.x.cache' must not be negative",
                "tcp=a:1,expected-status=200 | 'tertia.health.checks.x.expected-status' is for",
                "tcp=a:1,dns-server=a:1 | 'tertia.health.checks.x.dns-server' is for 'dns' only"
            })
    void refusesBadValues(String values, String message) {
        String[] properties = values.split(",");
        for (int i = 0; i < properties.length; i++) {
            properties[i] = CHECKS + "x." + properties[i];
        }
        this.bare
                .withPropertyValues(properties)
                .run(context ->
                        assertThat(context)
                                .hasFailed()
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(message));
    }

    @Test
    void readsHostsAndPorts() {
        assertThat(HostAndPort.parse("p", "db:1")).isEqualTo(new HostAndPort("db", 1));
        assertThat(HostAndPort.parse("p", "[2001:db8::1]:65535"))
                .isEqualTo(new HostAndPort("2001:db8::1", 65535));
    }
}
