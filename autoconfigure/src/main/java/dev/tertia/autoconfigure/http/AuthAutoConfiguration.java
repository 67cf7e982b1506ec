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

import dev.tertia.http.auth.AccessRules;
import dev.tertia.http.auth.AuthenticationChain;
import dev.tertia.http.auth.AuthenticationMechanism;
import dev.tertia.http.auth.AuthenticationObserver;
import dev.tertia.http.auth.FailedLogins;
import dev.tertia.http.auth.RejectedExchanges;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

import java.util.Map;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration Auto-configuration} for
 * authentication by Spring Security. A {@link SecurityWebFilterChain} of the application replaces
 * the chain, whose parts remain to be used there.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        before = {
            ReactiveUserDetailsServiceAutoConfiguration.class,
            ReactiveWebSecurityAutoConfiguration.class
        },
        beforeName = {
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive"
                    + ".ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive"
                    + ".ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration"
        },
        afterName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
                        + ".ReactiveOAuth2ResourceServerAutoConfiguration")
@ConditionalOnClass({
    AuthenticationChain.class,
    ServerHttpSecurity.class,
    ReactiveWebSecurityAutoConfiguration.class
})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tertia.http.auth.enabled")
@EnableConfigurationProperties(AuthProperties.class)
@Import({
    AuthActuatorConfiguration.class,
    AuthApiKeyConfiguration.class,
    AuthBasicConfiguration.class,
    AuthJwtConfiguration.class,
    AuthCertificateConfiguration.class
})
public final class AuthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FailedLogins failedLogins(AuthProperties properties) {
        return new FailedLogins(properties.failedLogins().limit());
    }

    @Bean
    @ConditionalOnMissingBean
    AccessRules accessRules(AuthProperties properties) {
        return ConfiguredRules.of(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    ServerExchangeRejectedHandler serverExchangeRejectedHandler() {
        return new RejectedExchanges();
    }

    @Bean
    ObservedMechanisms observedMechanisms(
            ObjectProvider<AuthenticationMechanism> mechanisms,
            ObjectProvider<ObservationRegistry> registry,
            ObjectProvider<SecurityObservationSettings> settings) {
        return new ObservedMechanisms(mechanisms, registry, settings);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain authenticationFilterChain(
            ServerHttpSecurity http,
            AuthProperties properties,
            AccessRules rules,
            FailedLogins failedLogins,
            ObservedMechanisms mechanisms,
            ObjectProvider<AuthenticationObserver> observers,
            ObjectProvider<FirstRules> firstRules) {
        firstRules.orderedStream().forEach(first -> first.apply(http));
        return new AuthenticationChain(
                        properties.realm(),
                        mechanisms.list(),
                        failedLogins,
                        AuthenticationObserver.all(observers.orderedStream().toList()))
                .build(http, rules);
    }

    @Bean
    AuthenticationReport authenticationReport(
            AuthProperties properties,
            ObjectProvider<AuthenticationMechanism> mechanisms,
            Map<String, SecurityWebFilterChain> chains) {
        return new AuthenticationReport(properties, mechanisms, chains);
    }
}
