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

import static dev.tertia.autoconfigure.http.StartupFailures.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertia.http.limit.KeyResolver;
import dev.tertia.http.limit.LocalRateLimitStore;
import dev.tertia.http.limit.RateLimitFilter;
import dev.tertia.http.limit.RateLimitPolicies;
import dev.tertia.http.limit.RateLimitPolicy;
import dev.tertia.http.limit.RateLimitStage;
import dev.tertia.http.limit.RateLimitStore;

import io.github.bucket4j.Bucket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import java.net.InetSocketAddress;
import java.time.Duration;

final class RateLimitAutoConfigurationTests {

    private final ReactiveWebApplicationContextRunner bare =
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(RateLimitAutoConfiguration.class));

    private final ReactiveWebApplicationContextRunner runner =
            this.bare.withPropertyValues("tertia.http.rate-limit.policies.burst.capacity=100");

    @Test
    void isThere() {
        this.runner.run(context -> {
            assertThat(context).hasSingleBean(LocalRateLimitStore.class);
            assertThat(context.getBeansOfType(RateLimitFilter.class).values())
                    .extracting(RateLimitFilter::getOrder)
                    .containsExactlyInAnyOrder(
                            RateLimitStage.BEFORE_AUTHENTICATION.order(),
                            RateLimitStage.AFTER_AUTHENTICATION.order());
        });
    }

    @Test
    void needsAPolicy() {
        this.bare.run(context -> assertThat(context).doesNotHaveBean(RateLimitFilter.class));
    }

    @Test
    void isDisabledWithoutATrace() {
        this.runner
                .withPropertyValues("tertia.http.rate-limit.enabled=false")
                .run(context ->
                        assertThat(context)
                                .doesNotHaveBean(RateLimitFilter.class)
                                .doesNotHaveBean(RateLimitPolicies.class)
                                .doesNotHaveBean(RateLimitProperties.class));
    }

    @Test
    void needsBucket4j() {
        this.runner
                .withClassLoader(new FilteredClassLoader(Bucket.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(RateLimitFilter.class));
    }

    @Test
    void usersStoreWins() {
        LocalRateLimitStore own = new LocalRateLimitStore(7);
        this.runner
                .withBean("own", RateLimitStore.class, () -> own)
                .run(context -> assertThat(context).getBean(RateLimitStore.class).isSameAs(own));
    }

    @Test
    void propertiesBind() {
        this.bare
                .withBean("tenant", KeyResolver.class, () -> KeyResolver.header("x-tenant"))
                .withPropertyValues(
                        "tertia.http.rate-limit.policies.login.capacity=5",
                        "tertia.http.rate-limit.policies.login.refill=1",
                        "tertia.http.rate-limit.policies.login.period=10s",
                        "tertia.http.rate-limit.policies.login.second.capacity=50",
                        "tertia.http.rate-limit.policies.login.cost=2",
                        "tertia.http.rate-limit.policies.login.key=client-address,bean:tenant",
                        "tertia.http.rate-limit.policies.login.paths=/login,/token/**",
                        "tertia.http.rate-limit.policies.login.methods=post",
                        "tertia.http.rate-limit.policies.login.shadow=true",
                        "tertia.http.rate-limit.policies.user.capacity=9",
                        "tertia.http.rate-limit.policies.user.key=principal",
                        "tertia.http.rate-limit.policies.user.stage=after-authentication")
                .run(context -> {
                    RateLimitPolicies policies = context.getBean(RateLimitPolicies.class);
                    assertThat(policies.list())
                            .extracting(RateLimitPolicy::name)
                            .containsExactlyInAnyOrder("login", "user");
                    RateLimitPolicy login =
                            policies.list().stream()
                                    .filter(policy -> policy.name().equals("login"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(login.cost()).isEqualTo(2);
                    assertThat(login.shadow()).isTrue();
                    assertThat(login.scope().paths()).hasSize(2);
                    assertThat(login.scope().methods()).hasSize(1);
                    assertThat(login.bandwidths().getFirst().refillTokens()).isEqualTo(1);
                    assertThat(login.bandwidths().getLast().capacity()).isEqualTo(50);
                    assertThat(login.bandwidths().getLast().period())
                            .isEqualTo(Duration.ofHours(1));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max-keys=0                        | max-keys
                    policies.burst.capacity=0         | capacity
                    policies.burst.cost=101           | cost
                    policies.burst.key=ip             | client-address
                    policies.burst.key=header:        | header:NAME
                    policies.burst.key=bean:nobody    | no such bean
                    policies.burst.key=principal      | after-authentication
                    policies.burst.key-expression=T(a)      | policies.burst.key-expression
                    policies.burst.key-expression=path+T(a) | at position 5
                    policies.burst.key-expression=principal | after-authentication
                    policies.burst.paths=/{a          | policies.burst.paths
                    policies.burst.period=0           | period
                    policies.burst.stage=never        | stage
                    policies.[b c].capacity=1         | letters
                    """)
    void badValueIsNamed(String property, String message) {
        this.runner
                .withPropertyValues("tertia.http.rate-limit." + property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(message));
    }

    @Test
    void expressionFindsTheKey() {
        this.runner
                .withPropertyValues(
                        "tertia.http.rate-limit.policies.burst.key-expression="
                                + "headers['X-Tenant'] ?: clientAddress + ',' + method")
                .run(context -> {
                    RateLimitPolicy policy =
                            context.getBean(RateLimitPolicies.class).list().getFirst();
                    var exchange =
                            MockServerWebExchange.from(
                                    MockServerHttpRequest.get("/")
                                            .remoteAddress(new InetSocketAddress("192.0.2.7", 9)));
                    assertThat(policy.key().resolve(exchange).block()).isEqualTo("192.0.2.7,GET");
                    assertThat(
                                    new RateLimitEndpoint(context.getBean(RateLimitPolicies.class))
                                            .limits()
                                            .policies()
                                            .get("burst"))
                            .extracting(RateLimitEndpoint.Limit::failedKeys)
                            .isEqualTo(0L);
                });
    }

    @Test
    void keyIsOneOrAnExpression() {
        this.runner
                .withPropertyValues(
                        "tertia.http.rate-limit.policies.burst.key=path",
                        "tertia.http.rate-limit.policies.burst.key-expression=path")
                .run(context ->
                        assertThat(messages(context.getStartupFailure()))
                                .contains("Remove one of them"));
    }
}
